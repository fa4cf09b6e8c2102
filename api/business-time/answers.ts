import type { z } from 'zod';
import { deadline } from '../../domain/time/deadline.ts';
import { InstantRangeError } from '../../domain/time/errors.ts';
import { toIso, type Instant } from '../../domain/time/instant.ts';
import { isSupported } from '../../domain/time/range.ts';
import { MINUTE } from '../../domain/time/units.ts';
import { formatLocal } from '../../domain/time/local-text.ts';
import type { ItemCalendar } from './calendars.ts';
import type {
  businessTimeItem,
  businessTimeResult,
  deadlineItem,
  deadlineResult,
} from './schema.ts';

type DeadlineResult = z.output<typeof deadlineResult>;
type BusinessTimeResult = z.output<typeof businessTimeResult>;

/** When an amount has passed. Throws `AmountError`, `InstantRangeError`, `NeverOpensError`. */
export function deadlineAnswer(
  { start, amount }: z.output<typeof deadlineItem>,
  calendar: ItemCalendar,
): DeadlineResult {
  const dueAt = deadline(amount, start, calendar.time);
  const counted = 'minutes' in amount ? [] : [start, dueAt];
  return {
    dueAt: toIso(dueAt),
    dueAtLocal: formatLocal(dueAt, calendar.timeZone),
    ...noted(calendar, counted),
  };
}

/** How much time passes from start to end, in minutes. Throws `InstantRangeError`. */
export function businessTimeAnswer(
  { start, end }: z.output<typeof businessTimeItem>,
  calendar: ItemCalendar,
): BusinessTimeResult {
  const ms = calendar.time ? calendar.time.measure(start, end) : elapsed(start, end);
  return { businessMinutes: ms / MINUTE, ...noted(calendar, [start, end]) };
}

function elapsed(start: Instant, end: Instant): number {
  for (const instant of [start, end]) {
    if (!isSupported(instant)) throw new InstantRangeError(instant);
  }
  return end - start;
}

/** Most answers have no notes, and then no such field. */
function noted({ notesOn }: ItemCalendar, instants: readonly Instant[]) {
  const notes = [...notesOn(instants)];
  return notes.length > 0 ? { notes } : {};
}
