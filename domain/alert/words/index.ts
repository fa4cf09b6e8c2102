import type { AlertLocale, AlertWords } from '../types.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { zhHans } from './zh-hans.ts';

/** The texts of every language that readers can have. */
export const WORDS: Readonly<Record<AlertLocale, AlertWords>> = { en, fr, de, 'zh-Hans': zhHans };

/**
 * The language of a reader, by its BCP 47 tag: `de-AT` reads German, `zh-CN` simplified Chinese, and
 * whoever reads none of ours English.
 */
export function alertLocaleOf(tag: string | null): AlertLocale {
  const language = tag?.split('-')[0]?.toLowerCase();
  if (language === 'zh') return 'zh-Hans';
  return language === 'fr' || language === 'de' ? language : 'en';
}
