import type { Schedule } from '../case/schedule.ts';
import { toIso, type Instant } from '../time/instant.ts';
import { MINUTE } from '../time/units.ts';

type Deadline = Pick<Schedule, 'dueAt' | 'dueAtLocal'>;

/**
 * A deadline for operators, `2026-11-21 13:58:38 (+08:00)`. It shows the local time that was rendered
 * when the deadline was computed, so that it needs no zone data.
 */
export function dueText({ dueAt, dueAtLocal }: Deadline): string {
  if (dueAt === null) return 'never';
  return localText(dueAtLocal ?? toIso(dueAt));
}

/** An instant like the deadline beside it: at its offset, or in UTC where it has none. */
export function instantText(
  instant: Instant,
  { dueAtLocal }: Pick<Deadline, 'dueAtLocal'>,
): string {
  const [, sign = '+', hours = '0', minutes = '0'] =
    /([+-])(\d\d):(\d\d)$/.exec(dueAtLocal ?? '') ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const offset = ahead === 0 ? 'Z' : `${sign}${hours}:${minutes}`;
  return localText(toIso(instant + ahead * MINUTE).replace('Z', offset));
}

function localText(iso: string): string {
  const parts = /^(.{10})T(.{8}).*?([+-]\d\d:\d\d|Z)$/.exec(iso);
  return parts ? `${parts[1]} ${parts[2]} (${parts[3] === 'Z' ? 'UTC' : parts[3]})` : iso;
}
