import { readComponents, type Component } from './component.ts';
import { contentLines } from './content-lines.ts';
import { dayOf, dayText } from './day.ts';
import { eventLabel, readEvent, seriesUid, type FeedEvent } from './event.ts';
import type { FeedProblem, Report } from './problem.ts';
import { seriesDays, seriesOf } from './series.ts';

/** The holidays in an iCalendar file. */
export interface HolidayFeed {
  /** By date, in order: the name, or the different names of one date joined by ` / `. */
  readonly days: Readonly<Record<string, string>>;
  /** Labels of events that are left out because they are cancelled. */
  readonly cancelled: readonly string[];
  /** In the order of the file. If there are any, the rest must not be used. */
  readonly problems: readonly FeedProblem[];
}

/**
 * Reads the all-day events of a file as holidays of some years, both ends included. Dates are taken
 * as they are, whatever zone the file names. Lists all mistakes of the file, not only the first.
 */
export function readHolidayFeed(
  file: Uint8Array,
  [first, last]: readonly [number, number],
): HolidayFeed {
  const problems: FeedProblem[] = [];
  const report: Report = (line, message) => problems.push({ line, event: null, message });
  const components = eventsIn(readComponents(contentLines(file, report), report), report);
  const labels = new Map(components.map((each) => [each.line, eventLabel(each)]));
  const reportOf =
    (event: Component): Report =>
    (line, message) =>
      problems.push({ line, event: labels.get(event.line) ?? null, message });
  const events = components.flatMap((each) => readEvent(each, reportOf(each)) ?? []);
  const reportOn = ({ line }: FeedEvent, message: string) =>
    problems.push({ line, event: labels.get(line) ?? null, message });

  const seriesUids = new Set(components.flatMap((each) => seriesUid(each) ?? []));
  const span = { first: dayOf(first, 1, 1), last: dayOf(last, 12, 31) };
  const days = seriesOf(events, seriesUids, reportOn).flatMap((each) =>
    seriesDays(each, span, reportOn),
  );
  return {
    days: namesByDate(days),
    cancelled: events
      .filter(({ cancelled }) => cancelled)
      .map(({ line }) => labels.get(line) ?? ''),
    problems: problems.toSorted((a, b) => a.line - b.line),
  };
}

/** The names of each date, joined if they differ. */
function namesByDate(days: readonly (readonly [number, string])[]): Record<string, string> {
  const names = new Map<number, Set<string>>();
  for (const [day, name] of days) names.set(day, (names.get(day) ?? new Set()).add(name));
  const dates = [...names].toSorted(([a], [b]) => a - b);
  return Object.fromEntries(dates.map(([day, all]) => [dayText(day), [...all].join(' / ')]));
}

/** The events of every calendar in the file. */
function eventsIn(roots: readonly Component[], report: Report): readonly Component[] {
  const calendars = roots.filter(({ name }) => name === 'vcalendar');
  if (calendars.length === 0) {
    report(1, 'there is no BEGIN:VCALENDAR: this is no iCalendar file');
  }
  const events = calendars.flatMap(({ children }) =>
    children.filter(({ name }) => name === 'vevent'),
  );
  const inPlace = new Set(events);
  for (const each of withInner(roots)) {
    if (each.name !== 'vevent' || inPlace.has(each)) continue;
    const message =
      'BEGIN:VEVENT does not stand directly within BEGIN:VCALENDAR and END:VCALENDAR: put it there';
    report(each.line, message);
  }
  if (calendars.length > 0 && events.length === 0) {
    report(
      calendars[0]!.line,
      'there is no BEGIN:VEVENT in it: a feed without events closes no day',
    );
  }
  return events;
}

/** Components with everything inside them, at any depth. */
function withInner(roots: readonly Component[]): readonly Component[] {
  const all: Component[] = [];
  const pending = [...roots];
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    all.push(each);
    for (const child of each.children) pending.push(child);
  }
  return all;
}
