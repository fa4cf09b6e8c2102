import { zoneOf, type Zone } from '../../domain/time/zone.ts';
import { readComponents, type Component } from './component.ts';
import { contentLines, isUtf16 } from './content-lines.ts';
import type { Report } from './problem.ts';
import { valueOf } from './properties.ts';

/** An event as it stands in a file. */
export interface FileEvent {
  readonly component: Component;
  /** The zone that its calendar names (`X-WR-TIMEZONE`); null for none, or none that is known. */
  readonly zone: Zone | null;
}

/** The events of every calendar in a file. Reports what is wrong with the file around them. */
export function readFeedFile(file: Uint8Array, report: Report): readonly FileEvent[] {
  if (isUtf16(file)) {
    report(1, 'the file is UTF-16: save it as UTF-8, and import it again');
    return [];
  }
  return eventsIn(readComponents(contentLines(file, report), report), report);
}

function eventsIn(roots: readonly Component[], report: Report): readonly FileEvent[] {
  const calendars = roots.filter(({ name }) => name === 'vcalendar');
  if (calendars.length === 0) {
    report(1, 'there is no BEGIN:VCALENDAR: this is no iCalendar file');
  }
  const events = calendars.flatMap((calendar) => {
    const zone = zoneOf(valueOf(calendar, 'x-wr-timezone'));
    return calendar.children
      .filter(({ name }) => name === 'vevent')
      .map((component) => ({ component, zone }));
  });
  reportMisplaced(roots, new Set(events.map(({ component }) => component)), report);
  if (calendars.length > 0 && events.length === 0) {
    report(
      calendars[0]!.line,
      'there is no BEGIN:VEVENT in it: a feed without events closes no day',
    );
  }
  return events;
}

function reportMisplaced(
  roots: readonly Component[],
  inPlace: ReadonlySet<Component>,
  report: Report,
): void {
  for (const each of withInner(roots)) {
    if (each.name !== 'vevent' || inPlace.has(each)) continue;
    const message =
      'BEGIN:VEVENT does not stand directly within BEGIN:VCALENDAR and END:VCALENDAR: put it there';
    report(each.line, message);
  }
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
