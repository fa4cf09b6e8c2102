import { operationalSentence } from '../../domain/text/sentence.ts';
import { when } from '../../domain/text/when.ts';
import type { OperationalData } from '../../domain/text/words/event-types.ts';
import { WORDS } from '../../domain/text/words/index.ts';
import type { Reader } from '../../domain/text/words/locale.ts';
import type { Words } from '../../domain/text/words/words.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AlertText } from './alert-text.ts';

/** Something that is wrong with the alerts themselves. */
interface OperationalAlert<Type extends keyof OperationalData> {
  readonly type: Type;
  readonly data: OperationalData[Type];
  /** When it was noticed. */
  readonly at: Instant;
  /** In the receiver's words; null if none were given. */
  readonly why: string | null;
  /** A few words that say what is wrong, and with what. */
  readonly title: (words: Words) => { readonly heading: string; readonly subject: string };
  /** Where people see more. */
  readonly url: string;
}

/** An operational alert in the language and time zone of its reader; UTC if the reader has none. */
export function operationalText<Type extends keyof OperationalData>(
  { type, data, at, why, title, url }: OperationalAlert<Type>,
  reader: Reader,
): AlertText {
  const words = WORDS[reader.locale];
  const { labels } = words;
  const { heading, subject } = title(words);
  const instant = labels.momentAlone(when(at, reader, reader.timeZone ?? 'UTC'));
  const facts = [
    { label: labels.at, value: instant },
    ...(why === null ? [] : [{ label: labels.why, value: why }]),
  ];
  return {
    locale: reader.locale,
    heading,
    subject: `${heading} · ${subject}`,
    happened: operationalSentence(type, data, reader),
    facts,
    details: facts,
    links: [{ label: type === 'delivery.failed' ? labels.openDeliveries : labels.openGaps, url }],
  };
}
