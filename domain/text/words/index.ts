import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Locale } from './locale.ts';
import type { Words } from './words.ts';
import { zhHans } from './zh-hans.ts';

/** The texts of every supported language. */
export const WORDS: Readonly<Record<Locale, Words>> = { en, fr, de, 'zh-Hans': zhHans };
