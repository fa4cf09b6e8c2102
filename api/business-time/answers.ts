import type { z } from 'zod';
import { deadline } from '../../domain/time/deadline.ts';
import { InstantRangeError } from '../../domain/time/errors.ts';
import { toIso } from '../../domain/time/instant.ts';
import { isSupported } from '../../domain/time/range.ts';
import { MINUTE } from '../../domain/time/units.ts';
import { formatLocal } from '../../domain/time/local-text.ts';
import type { ItemCalendar } from './calendars.ts';
import { checkAmount, checkSpan } from './span-limit.ts';
import type {
  businessTimeItem,
  businessTimeResult,
  deadlineItem,
  deadlineResult,
} from './schema.ts';
import { isElapsed } from '../../domain/time/target.ts';
import { knownZone } from '../../domain/time/zone.ts';

type DeadlineResult = z.output<typeof deadlineResult>;
type BusinessTimeResult = z.output<typeof businessTimeResult>;

/**
 * When an amount of time has passed on a calendar. Throws `AmountError`, `InstantRangeError`,
 * `NeverOpensError`, `SpanTooLongError`.
 */
export function deadlineAnswer(
  { start, amount }: z.output<typeof deadlineItem>,
  calendar: ItemCalendar,
): DeadlineResult {
  if (calendar.hours) checkAmount(calendar.hours, amount);
  const dueAt = deadline(amount, start, calendar.time, knownZone(calendar.timeZone));
  // Holidays do not affect elapsed time.
  const notes = isElapsed(amount) ? [] : calendar.notesBetween(start, dueAt);
  return {
    dueAt: toIso(dueAt),
    dueAtLocal: formatLocal(dueAt, calendar.timeZone),
    ...(notes.length > 0 && { notes: [...notes] }),
  };
}

/**
 * How much time passes on a calendar from start to end, in minutes; negative if the end comes first. Throws
 * `InstantRangeError`, `SpanTooLongError`.
 */
export function businessTimeAnswer(
  { start, end }: z.output<typeof businessTimeItem>,
  calendar: ItemCalendar,
): BusinessTimeResult {
  for (const instant of [start, end]) {
    if (!isSupported(instant)) throw new InstantRangeError(instant);
  }
  if (calendar.hours) checkSpan(calendar.hours, start, end);
  const ms = calendar.time ? calendar.time.measure(start, end) : end - start;
  const notes = calendar.notesBetween(start, end);
  return { businessMinutes: ms / MINUTE, ...(notes.length > 0 && { notes: [...notes] }) };
}
