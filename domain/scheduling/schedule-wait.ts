import { NEVER } from '../case/scheduler.ts';
import type { CaseFile, Schedule, WaitPolicy } from '../case/types.ts';
import { calendarIn } from '../offering/kept-calendars.ts';
import { compileCalendar } from '../time/compile.ts';
import { deadline } from '../time/deadline.ts';
import { InstantRangeError, NeverOpensError } from '../time/errors.ts';
import type { Instant } from '../time/instant.ts';
import { knownZone, zoneOf } from '../time/zone.ts';

/** The part of a case by which its reminders are scheduled. */
type ReminderTerms = Pick<CaseFile, 'account' | 'calendars' | 'zoneDataVersion'>;

/**
 * When support is reminded of a wait, as the levels of a schedule without a deadline: each time is counted
 * from the one before. Those beyond the supported years never come. Throws `CalendarError`, `AmountError`,
 * `ZoneDataError`.
 */
export function remindersOf(
  terms: ReminderTerms,
  { reminder }: Pick<WaitPolicy, 'reminder'>,
  since: Instant,
): Schedule {
  if (reminder === null) return NEVER;
  const { account, zoneDataVersion } = terms;
  const { target, calendar: id, repeats } = reminder;
  const pinned = calendarIn(terms, id);
  const calendar = pinned ? compileCalendar(pinned) : null;
  const zone = zoneOf(account.timeZone, zoneDataVersion) ?? knownZone(account.timeZone);
  const escalations: { level: number; at: Instant }[] = [];
  let last = since;
  try {
    for (let level = 1; level <= repeats; level += 1) {
      last = deadline(target, last, calendar, zone);
      escalations.push({ level, at: last });
    }
  } catch (error) {
    if (!(error instanceof InstantRangeError || error instanceof NeverOpensError)) throw error;
  }
  return { ...NEVER, escalations };
}
