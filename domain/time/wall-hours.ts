import type { WallInterval } from './calendar.ts';
import type { CalendarProblem } from './errors.ts';
import { DAY, HOUR, MINUTE } from './units.ts';

/**
 * Half-open hours of a day, in milliseconds of wall time since its midnight. Those that end after the day's
 * end are a shift over midnight, and belong to the day whole.
 */
export interface WallHours {
  readonly from: number;
  readonly to: number;
}

interface PlacedHours extends WallHours {
  readonly path: string;
}

/** Reads the intervals of one day, given in any order, and adds any problems to `problems`. */
export function readIntervals(
  intervals: readonly WallInterval[],
  path: string,
  problems: CalendarProblem[],
): readonly WallHours[] {
  const read: PlacedHours[] = [];
  for (const [index, interval] of intervals.entries()) {
    const place = `${path}.${index}`;
    const hours = readInterval(interval, place, problems);
    if (hours) read.push({ ...hours, path: place });
  }
  read.sort((a, b) => a.from - b.from || a.to - b.to);
  findOverlaps(read, problems);
  return read.map(({ from, to }) => ({ from, to }));
}

function findOverlaps(sorted: readonly PlacedHours[], problems: CalendarProblem[]): void {
  let latest: PlacedHours | undefined;
  for (const hours of sorted) {
    if (latest && latest.to > hours.from) {
      const message = `overlaps ${latest.path}: merge them, or end the first before the second begins`;
      problems.push({ path: hours.path, code: 'intervals-overlap', message });
    }
    if (!latest || latest.to < hours.to) latest = hours;
  }
}

function readInterval(
  interval: WallInterval,
  path: string,
  problems: CalendarProblem[],
): WallHours | null {
  const from = readWallTime(interval[0], { path: `${path}.0`, last: DAY }, problems);
  const to = readWallTime(interval[1], { path: `${path}.1`, last: 2 * DAY }, problems);
  if (from === null || to === null) return null;
  if (from < to) return placed({ from, to }, path, problems);
  problems.push(
    from === to
      ? { path, code: 'interval-empty', message: 'is empty: a whole day is 00:00 to 24:00' }
      : {
          path,
          code: 'interval-backwards',
          message:
            'ends before it begins: write a shift over midnight with an end after 24:00, as 22:00 to 30:00, ' +
            'or as two, one to 24:00 and one from 00:00 on the next day',
        },
  );
  return null;
}

function placed(hours: WallHours, path: string, problems: CalendarProblem[]): WallHours | null {
  const { from, to } = hours;
  if (from < DAY && to - from <= DAY) return hours;
  const message =
    from === DAY
      ? 'begins where its day ends: write it on the next day'
      : 'lasts longer than 24 hours: end it when the next one begins';
  problems.push({ path, code: 'interval-outside-day', message });
  return null;
}

function readWallTime(
  text: string,
  { path, last }: { readonly path: string; readonly last: number },
  problems: CalendarProblem[],
): number | null {
  const time = wallTimeOf(text);
  if (time === null) {
    const message = `"${text}" is not a wall time: write HH:MM, from 00:00 to 24:00, or to 48:00 for the end of a shift`;
    problems.push({ path, code: 'interval-malformed', message });
    return null;
  }
  if (time <= last) return time;
  const message = `"${text}" lies outside the day: the last wall time is ${last / HOUR}:00`;
  problems.push({ path, code: 'interval-outside-day', message });
  return null;
}

/** Reads `HH:MM`, to 99:59, as milliseconds since the day's midnight; null for any other text. */
export function wallTimeOf(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * HOUR + Number(minutes) * MINUTE;
}

/** Milliseconds since a day's midnight as `HH:MM`, with seconds cut off; `24:00` for the end of the day. */
export function wallTimeText(time: number): string {
  const minutes = Math.floor(time / MINUTE);
  return [minutes / 60, minutes % 60].map((part) => twoDigits(Math.floor(part))).join(':');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
