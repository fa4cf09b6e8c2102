import type { AlertType } from '../../domain/text/words/event-types.ts';
import { WORDS } from '../../domain/text/words/index.ts';
import type { Reader } from '../../domain/text/words/locale.ts';

/** Whose case and pack the examples tell of, and who reads them. */
export const ACCOUNT = { name: 'Contoso Shanghai', timeZone: 'Asia/Shanghai' };
export const READER: Reader = { locale: 'en', timeZone: null };

/** Where the examples lead. */
export const API_URL = 'http://127.0.0.1:8080/v1';

export function saidIn(heading: string, happened: string) {
  return { reason: happened, text: { locale: READER.locale, heading, happened } };
}

export function saidOf(type: AlertType, happened: string) {
  return saidIn(WORDS[READER.locale].headings[type], happened);
}
