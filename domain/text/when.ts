import type { Instant } from '../time/instant.ts';
import { formatLocal } from '../time/local-text.ts';
import { knownZone, offsetAt, type Zone } from '../time/zone.ts';
import { WORDS } from './words/index.ts';
import type { Locale, Reader } from './words/locale.ts';
import type { Moment } from './words/words.ts';
import { zoneName } from './zone-name.ts';

/** Of wall times, whose zone has been taken into account already. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are kept, because creating one costs more than using it a thousand times. */
function formatOf(locale: Locale, shape: Shape): Intl.DateTimeFormat {
  const key = `${locale} ${shape}`;
  const kept = formats.get(key);
  if (kept) return kept;
  const created = new Intl.DateTimeFormat(TAGS[locale], {
    timeZone: 'UTC',
    ...shapesOf(locale)[shape],
  });
  formats.set(key, created);
  return created;
}

/** BCP 47 tags: English dates are written with the day first, as in `28 November 2026`. */
const TAGS: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  fr: 'fr',
  de: 'de',
  'zh-Hans': 'zh-Hans',
};

type Shape = 'date' | 'time' | 'row';

/** Date, time and zone are formatted separately, because a combined format does not fit into sentences. */
function shapesOf(locale: Locale): Readonly<Record<Shape, Intl.DateTimeFormatOptions>> {
  return {
    date: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
    time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    row: {
      weekday: 'short',
      year: 'numeric',
      month: locale === 'de' ? '2-digit' : 'short',
      day: '2-digit',
    },
  };
}

/**
 * An instant as its reader sees it: in the reader's zone, with the zone's name, and also in the
 * account's zone if the clocks there show another time; in UTC where a zone is no longer known.
 * @param accountZone IANA zone
 */
export function when(instant: Instant, { locale, timeZone }: Reader, accountZone: string): string {
  const there = momentOf(instant, locale, knownZone(accountZone));
  const own = timeZone === null ? there : momentOf(instant, locale, knownZone(timeZone));
  const isSame = own.date === there.date && own.time === there.time;
  return WORDS[locale].labels.moment(own, isSame ? null : there);
}

function momentOf(instant: Instant, locale: Locale, zone: Zone): Moment {
  const wall = instant + offsetAt(instant, zone);
  // Germans know their zone as MEZ or MESZ; its long name is used by nobody.
  const style = locale === 'de' ? 'short' : 'long';
  return {
    date: formatOf(locale, 'date').format(wall),
    time: formatOf(locale, 'time').format(wall),
    zone: zoneName(instant, zone, { tag: TAGS[locale], style }),
  };
}

/**
 * An instant in the rows of a table, to the second and with its offset: `Sat 21 Nov 2026, 16:00:00 (+08:00)`.
 * @param zone IANA zone
 */
export function rowText(instant: Instant, locale: Locale, zone: string): string {
  const [, wall = '', time = '', offset = ''] =
    /^(.{10}T(.{8})).*?([+-]\d\d:\d\d)$/.exec(formatLocal(instant, zone)) ?? [];
  const date = formatOf(locale, 'row').format(Date.parse(`${wall}Z`));
  // Some versions of Unicode's data put a comma after the English weekday.
  return `${locale === 'en' ? date.replace(',', '') : date}, ${time} (${offset})`;
}
