import type { Calendar } from '../../../domain/time/calendar.ts';
import {
  bruteAdd,
  bruteAddBusinessDays,
  bruteAddDays,
  bruteAddMonths,
  bruteBy,
  bruteMeasure,
} from '../../domain/time/brute-force.ts';
import type { PlainLevel, PlainRow, PlainTarget } from './plain-files.ts';

const MINUTE = 60_000;

/** When a clock is due, warns and escalates, if nobody does anything. */
export interface PlainClock {
  readonly dueAt: number;
  readonly warnings: readonly number[];
  /** Each level, the last as often as it is repeated. */
  readonly escalations: readonly { readonly level: number; readonly at: number }[];
}

interface Timed {
  readonly target: PlainTarget;
  /** Null for elapsed time. */
  readonly calendar: Calendar | null;
  readonly warnings: NonNullable<PlainRow['warnings']>;
  readonly escalations: readonly PlainLevel[];
}

/** @param timeZone of the account, whose dates days and months are */
export function plainClock(
  { target, calendar, warnings, escalations }: Timed,
  start: number,
  timeZone: string,
): PlainClock {
  const dueAt = deadlineOf(target, calendar, start, timeZone);
  const total = calendar === null ? dueAt - start : bruteMeasure(calendar, start, dueAt);
  const after = (from: number, ms: number) => {
    if (ms === 0) return from;
    return calendar === null ? from + ms : bruteAdd(calendar, from, ms);
  };
  return {
    dueAt,
    warnings: warnings.map((warning) => {
      if (typeof warning === 'number') return after(start, Math.round((total * warning) / 100));
      return after(start, total - warning.beforeMinutes * MINUTE);
    }),
    escalations: escalations.flatMap(({ level, afterMinutes, repeat }) => {
      const reached = [after(dueAt, afterMinutes * MINUTE)];
      for (let time = 0; time < (repeat?.times ?? 0); time += 1) {
        reached.push(after(reached.at(-1)!, repeat!.everyMinutes * MINUTE));
      }
      return reached.map((at) => ({ level, at }));
    }),
  };
}

function deadlineOf(
  target: PlainTarget,
  calendar: Calendar | null,
  start: number,
  timeZone: string,
): number {
  const { minutes, days, months, businessMinutes, businessHours, businessDays, by } = target;
  if (minutes !== undefined) return start + minutes * MINUTE;
  if (days !== undefined) return bruteAddDays(timeZone, start, days);
  if (months !== undefined) return bruteAddMonths(timeZone, start, months);
  if (calendar === null) throw new TypeError('business time needs a calendar');
  if (businessMinutes !== undefined) return bruteAdd(calendar, start, businessMinutes * MINUTE);
  if (businessHours !== undefined) return bruteAdd(calendar, start, businessHours * 60 * MINUTE);
  if (businessDays !== undefined) return bruteAddBusinessDays(calendar, start, businessDays);
  if (by === undefined) throw new TypeError(`this walk does not know ${JSON.stringify(target)}`);
  const cutOff = by.cutOff && { at: minuteOf(by.cutOff.at), after: by.cutOff.after };
  return bruteBy(calendar, start, { ...by, time: minuteOf(by.time), cutOff });
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
