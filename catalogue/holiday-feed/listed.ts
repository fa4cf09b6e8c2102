import type { EventKind } from './kind.ts';
import { dayText } from './day.ts';
import { timeText, type DayPart } from './event-span.ts';
import type { Span } from './rule-dates.ts';
import { daysOf, type Occurrence } from './series.ts';

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
export function listEvents(
  occurrences: readonly Occurrence[],
  span: Span,
): readonly ListedEvents[] {
  const groups = new Map<string, ListedEvents & { readonly days: Set<number> }>();
  for (const each of occurrences) {
    const { kind, name, because } = each.event;
    const part = each.event.part && spanText(each.event.part);
    const key = JSON.stringify([kind, name, because, part]);
    const group = groups.get(key) ?? { kind, name, because, part, dates: [], days: new Set() };
    for (const day of daysOf(each, span)) group.days.add(day);
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter(({ days }) => days.size > 0)
    .map(({ days, ...group }) => ({
      ...group,
      dates: [...days].toSorted((a, b) => a - b).map(dayText),
    }));
}

/** `12:00 to 18:00` */
export function spanText({ from, to }: DayPart): string {
  return `${timeText(from)} to ${timeText(to)}`;
}
