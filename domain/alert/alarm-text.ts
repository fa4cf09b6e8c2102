import type { Instant } from '../time/instant.ts';
import { NO_FACTS } from './facts.ts';
import type { AlertText, Reader } from './types.ts';
import { when } from './when.ts';
import { WORDS } from './words/index.ts';

/** Something is wrong with the alerts themselves. */
interface Alarm {
  readonly type: 'delivery.failed' | 'reconciler.gap';
  /** When it was noticed. */
  readonly at: Instant;
  /** What is missing, by names that are the same in every language. */
  readonly what: string;
  readonly count: number;
  /** In our own words or a receiver's; null where nobody said. */
  readonly why: string | null;
  /** Where one sees more. */
  readonly url: string;
}

/** An alarm in the language and the zone of its reader, UTC where the reader has none. */
export function alarmText({ type, at, what, count, why, url }: Alarm, reader: Reader): AlertText {
  const { labels, headings, happened } = WORDS[reader.locale];
  const heading = headings[type];
  return {
    locale: reader.locale,
    heading,
    subject: `${heading} · ${what}`,
    happened: happened[type]({ ...NO_FACTS, what, count }),
    facts: [
      { label: labels.at, value: when(at, reader, reader.timeZone ?? 'UTC') },
      ...(why === null ? [] : [{ label: labels.why, value: why }]),
    ],
    links: [{ label: type === 'delivery.failed' ? labels.openDeliveries : labels.openGaps, url }],
  };
}
