import type { CaseFile } from '../../domain/case/types.ts';
import type { AlertType } from '../../domain/text/words/event-types.ts';
import { WORDS } from '../../domain/text/words/index.ts';
import type { Reader } from '../../domain/text/words/locale.ts';

/** The account of the case and the pack in the examples, and the reader of their sentences. */
export const ACCOUNT = { name: 'Contoso Shanghai', timeZone: 'Asia/Shanghai' };
/** The kinds of waits in the examples. */
export const WAITS: CaseFile['waits'] = [
  {
    kind: 'vendor',
    name: { en: 'the vendor' },
    pauses: ['resolution'],
    reminder: null,
    source: { document: '000', section: 'waits' },
  },
];
export const READER: Reader = { locale: 'en', timeZone: null };

/** The base of the links in the examples. */
export const API_URL = 'http://127.0.0.1:8080/v1';

export function textFieldsFor(heading: string, happened: string) {
  return { reason: happened, text: { locale: READER.locale, heading, happened } };
}

export function textFieldsOf(type: AlertType, happened: string) {
  return textFieldsFor(WORDS[READER.locale].headings[type], happened);
}
