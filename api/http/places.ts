import { z } from 'zod';
import { isLanguageTag, SUBDIVISION } from '../../catalogue/schema/places.ts';
import { isRegion } from '../../catalogue/schema/regions.ts';
import { isTimeZone } from '../../domain/time/zone.ts';

/** A longer one is not looked at: what finds out whether 256 kB are a language tag takes seconds. */
const LONG = { abort: true };

/** ISO 3166-1 alpha-2. */
export const region = z
  .string()
  .refine(isRegion, { error: ({ input }) => noRegion(String(input)) })
  .meta({ description: 'ISO 3166-1 alpha-2', example: 'CN' });

/** Codes that people and other systems use for countries that have another one. */
const OTHER_CODES: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' };

function noRegion(code: string): string {
  const capitals = code.slice(0, 2).toUpperCase();
  const meant = OTHER_CODES[capitals] ?? capitals;
  const hint = code.length === 2 && isRegion(meant) ? `; did you mean ${meant}?` : ', such as DE';
  return `must be a country code of ISO 3166-1 in capitals${hint}`;
}

/** ISO 3166-2, checked by shape only, as the codes of subdivisions change too often for a list. */
export const subdivision = z
  .string()
  .regex(SUBDIVISION, 'must be a code of ISO 3166-2, such as DE-BY')
  .meta({ description: 'ISO 3166-2', example: 'DE-BY' });

export const timeZone = z
  .string()
  .max(64, LONG)
  .refine(isTimeZone, 'is not an IANA time zone, such as Europe/Berlin')
  .meta({ description: 'An IANA time zone', example: 'Asia/Shanghai' });

/** BCP 47, well formed; returned as it was sent. */
export const language = z
  .string()
  .max(64, LONG)
  .refine(isLanguageTag, 'is not a language tag of BCP 47, such as zh-CN')
  .meta({ description: 'A language tag of BCP 47', example: 'zh-CN' });
