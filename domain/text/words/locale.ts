/** In which languages people are told. */
export const LOCALES = ['en', 'fr', 'de', 'zh-Hans'] as const;
export type Locale = (typeof LOCALES)[number];

/** How somebody reads. */
export interface Reader {
  readonly locale: Locale;
  /** IANA zone; null is that of the account. */
  readonly timeZone: string | null;
}

/**
 * The language of a reader, by a BCP 47 tag: `de-AT` reads German, `zh-CN` simplified Chinese, and
 * whoever reads none of ours English.
 */
export function localeOf(tag: string | null): Locale {
  const language = tag?.split('-')[0]?.toLowerCase();
  if (language === 'zh') return 'zh-Hans';
  return LOCALES.find((one) => one === language) ?? 'en';
}
