import { formatLocalDate } from '../../domain/time/local-date.ts';
import { wallTimeText } from '../../domain/time/wall-hours.ts';
import type { Day } from './day.ts';
import type { DayPart } from './event-span.ts';
import type { EventKind } from './kind.ts';
import type { EventDays } from './series.ts';

/** Events of one name, kind and reason. */
export interface ListedEvents {
  readonly kind: EventKind;
  readonly name: string;
  /** What says the kind; null if nothing does. */
  readonly because: string | null;
  /** `12:00 to 18:00`; null for whole days. */
  readonly part: string | null;
  /** In order, each once. */
  readonly dates: readonly string[];
}

/** What a feed lists, in the order of its events. */
export function listEvents(all: readonly EventDays[]): readonly ListedEvents[] {
  const groups = new Map<string, Omit<ListedEvents, 'dates'> & { readonly days: Set<Day> }>();
  for (const { event, days } of all) {
    const { kind, name, because } = event;
    const part = event.part && spanText(event.part);
    const key = JSON.stringify([kind, name, because, part]);
    const group = groups.get(key) ?? { kind, name, because, part, days: new Set() };
    for (const day of days) group.days.add(day);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ days, ...group }) => ({
    ...group,
    dates: [...days].toSorted((a, b) => a - b).map(formatLocalDate),
  }));
}

/** `12:00 to 18:00` */
export function spanText({ from, to }: DayPart): string {
  return `${wallTimeText(from)} to ${wallTimeText(to)}`;
}
