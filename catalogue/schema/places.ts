import { z } from 'zod';
import { isRegion } from './regions.ts';

/** The shape of the codes of ISO 3166-2, which change too often for a list. */
export const SUBDIVISION = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;

const NO_COUNTRY = 'a country is a code of ISO 3166-1 in capitals, such as DE';

export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: NO_COUNTRY, abort: true })
  .refine(isRegion, NO_COUNTRY);

export const subdivision = z.string().regex(SUBDIVISION, 'a subdivision is an ISO 3166-2 code');

/** A well-formed BCP 47 tag, to be matched against the languages that people request. */
export const languageTag = z.string().refine(isLanguageTag, 'not a language tag of BCP 47');

/** Whether a text is a well-formed BCP 47 tag. */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
