/** The languages in which alerts are sent and events are rendered. */
export const LOCALES = ['en', 'fr', 'de', 'zh-Hans'] as const;
export type Locale = (typeof LOCALES)[number];

/** The language and zone of a reader. */
export interface Reader {
  readonly locale: Locale;
  /** IANA zone; null means the account's. */
  readonly timeZone: string | null;
}

/**
 * The locale for a BCP 47 tag: `de-AT` gives German, `zh-CN` simplified Chinese, and a language that is
 * not supported gives English.
 */
export function localeOf(tag: string | null): Locale {
  const language = tag?.split('-')[0]?.toLowerCase();
  if (language === 'zh') return 'zh-Hans';
  return LOCALES.find((locale) => locale === language) ?? 'en';
}

/** What an offering calls something, in the reader's language if it has a name there. */
export function wordingIn(
  wording: { readonly en: string } & Partial<Readonly<Record<Locale, string | undefined>>>,
  locale: Locale,
): string {
  return wording[locale] ?? wording.en;
}
