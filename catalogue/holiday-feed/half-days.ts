import type { HalfDays } from './choices.ts';
import type { FeedEvent } from './event.ts';
import type { DayPart } from './event-span.ts';
import { leftOutEvent, type LeftOut } from './feed-events.ts';
import { spanText } from './listed.ts';
import type { EventDays } from './series.ts';

type ReportOn = (event: FeedEvent, message: string) => void;

/**
 * What is imported where some events close a part of a day, as the importer says. Asks about each
 * of them if nothing was said.
 */
export function settleHalfDays(
  all: readonly EventDays[],
  choice: HalfDays | null,
  reportOn: ReportOn,
): { readonly imported: readonly EventDays[]; readonly leftOut: readonly LeftOut[] } {
  const halves = all.filter(isHalf).map(({ event }) => event);
  if (choice === 'leave-out') {
    return {
      imported: all.filter((each) => !isHalf(each)),
      leftOut: halves.map((each) => leftOutEvent(each, `because it is ${text(each.part!)} alone`)),
    };
  }
  for (const event of halves) {
    const question = questionOf(event.part!, choice);
    if (question !== null) reportOn(event, question);
  }
  return { imported: all, leftOut: [] };
}

function isHalf({ event }: EventDays): boolean {
  return event.kind === 'closed' && event.part !== null;
}

function questionOf(part: DayPart, choice: HalfDays | null): string | null {
  if (part.from === part.to) {
    return `begins at ${spanText(part).slice(0, 5)} and has no end, so nothing says how much of the day it closes: add DTEND, or say --half-days leave-out`;
  }
  if (choice === 'exceptions') return null;
  return `is a part of the day, ${text(part)}: say --half-days exceptions, and calendars close for these hours, or --half-days leave-out`;
}

function text(part: DayPart): string {
  return part.from === part.to ? `at ${spanText(part).slice(0, 5)}` : spanText(part);
}
