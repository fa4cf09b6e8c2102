import type { Instant } from '../time/instant.ts';
import type { AlertLocale, Reader } from './types.ts';
import { WORDS } from './words/index.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than using it a thousand times. */
function formatOf(locale: AlertLocale, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'long',
  });
  formats.set(key, made);
  return made;
}

/**
 * An instant as a reader reads it: in the zone of the reader, with its name, and in that of the
 * account where the clocks there show another time.
 * @param accountZone IANA zone
 */
export function when(instant: Instant, { locale, timeZone }: Reader, accountZone: string): string {
  const zone = timeZone ?? accountZone;
  const own = formatOf(locale, zone).format(instant);
  if (wallTime(instant, zone) === wallTime(instant, accountZone)) return own;
  const there = formatOf(locale, accountZone).format(instant);
  return `${own} (${there} ${WORDS[locale].labels.inAccountZone})`;
}

function wallTime(instant: Instant, timeZone: string): string {
  const parts = formatOf('en', timeZone).formatToParts(instant);
  return parts
    .filter(({ type }) => type !== 'timeZoneName')
    .map(({ value }) => value)
    .join('');
}
