import { zoneOf, type Zone } from '../../domain/time/zone.ts';
import type { Property } from './component.ts';
import { parseDay, type Day } from './day.ts';
import type { EventSpan } from './event-span.ts';
import { momentOf } from './moment.ts';

/** Reads the value of UNTIL as the last day on which an occurrence may begin; null if it is no date. */
export type UntilReading = (text: string) => Day | null;

/**
 * How UNTIL can be meant: in one way where its zone is known, otherwise as one of the days around it.
 * @param start tells the zone of a series in which UNTIL is in UTC
 */
export function untilReadings(
  span: EventSpan,
  start: Property,
  feedZone: Zone | null,
): readonly UntilReading[] {
  const named = start.params['tzid'];
  const zone = (named === undefined ? null : zoneOf(named)) ?? feedZone;
  const reading = (text: string) => lastDay(text, span, zone);
  if (zone !== null) return [reading];
  return SHIFTS.map((shift) => (text) => {
    const day = reading(text);
    return day === null || !isOpen(text, span) ? day : day + shift;
  });
}

/**
 * From the day before, as zones are less than a day away from UTC, less one for an occurrence that
 * begins later on the last day than the rule ends.
 */
const SHIFTS = [-2, -1, 0, 1] as const;

/** Whether the day depends on a zone. Many writers add midnight in UTC to the last of their dates. */
function isOpen(text: string, { time }: EventSpan): boolean {
  return text.endsWith('Z') && !(time === null && text.endsWith('T000000Z'));
}

function lastDay(text: string, span: EventSpan, zone: Zone | null): Day | null {
  const isUtc = text.endsWith('Z');
  if (isUtc && !isOpen(text, span)) return parseDay(text.slice(0, 8));
  const moment = momentOf(text, isUtc, zone);
  if (moment === null || moment.time === null) return moment?.day ?? null;
  const isKnown = zone !== null || !isUtc;
  return isKnown && moment.time < (span.time ?? 0) ? moment.day - 1 : moment.day;
}
