import type {
  EscalationRule,
  Pause,
  Schedule,
  ScheduledWarning,
  Threshold,
} from '../case/types.ts';
import { minutesToMs } from '../time/amount.ts';
import type { Calendar } from '../time/calendar.ts';
import type { CompiledCalendar } from '../time/compile.ts';
import { compileCalendar } from '../time/compile.ts';
import { deadline } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import { formatLocal } from '../time/local-text.ts';
import { ownTime, ownTimeBetween } from '../time/own-time.ts';
import type { Target } from '../time/target.ts';

export interface ScheduleInput {
  readonly target: Target;
  /** The calendar that the target is counted on; null is 24×7. */
  readonly calendar: Calendar | null;
  readonly startedAt: Instant;
  /** In order and apart; what lies after the deadline moves nothing. */
  readonly pauses: readonly Pause[];
  readonly warnings: readonly Threshold[];
  readonly escalations: readonly EscalationRule[];
  /** From when levels are counted where it is not the deadline. */
  readonly breachedAt?: Instant | undefined;
  /** IANA zone of the people who read `dueAtLocal`. */
  readonly timeZone: string;
}

/**
 * All the instants of a clock. A target in business days becomes the open time from the start to
 * where it would end without pauses; percentages, pauses and what is left are taken of that
 * (docs/semantics.md, "Targets in business days"). A pause in which no time of the clock's own
 * passes moves nothing.
 * Throws `CalendarError`, `AmountError`, `InstantRangeError`, `NeverOpensError`,
 * `UnknownZoneError`.
 */
export function scheduleClock(input: ScheduleInput): Schedule {
  const { target, calendar, startedAt, warnings, escalations, timeZone } = input;
  const time = ownTime(target, calendar);
  const unpaused = deadline(target, startedAt, calendar && compileCalendar(calendar));
  const total = ownTimeBetween(time, startedAt, unpaused);
  const pauses = input.pauses.filter(({ from, to }) => ownTimeBetween(time, from, to) > 0);
  const isMoved = pauses.some(({ from }) => from <= unpaused);
  const reach = (ms: number) => reached(time, startedAt, isMoved ? pauses : [], ms);
  const dueAt = isMoved ? reach(total) : unpaused;
  return {
    dueAt,
    dueAtLocal: formatLocal(dueAt, timeZone),
    warnings: warnings.map((threshold) => warningOf(threshold, total, reach)),
    escalations: escalations.map(({ level, afterMinutes }) => ({
      level,
      at: levelAt(time, input.breachedAt ?? dueAt, minutesToMs(afterMinutes)),
    })),
  };
}

/** What comes with the breach comes at once, also where that is a closing. */
function levelAt(time: CompiledCalendar | null, breachedAt: Instant, ms: number): Instant {
  return ms === 0 ? breachedAt : added(time, breachedAt, ms);
}

function warningOf(
  threshold: Threshold,
  total: number,
  reach: (ms: number) => Instant,
): ScheduledWarning {
  if (typeof threshold === 'number') {
    return {
      percent: threshold,
      beforeMinutes: null,
      at: reach(Math.round((total * threshold) / 100)),
    };
  }
  const { beforeMinutes } = threshold;
  const at = reach(Math.max(0, total - minutesToMs(beforeMinutes)));
  return { percent: null, beforeMinutes, at };
}

/**
 * When so much of the clock's own time has passed outside of the pauses. What is reached at the very
 * instant of a pause is reached after it: who pauses a clock at its deadline does so in time.
 */
function reached(
  time: CompiledCalendar | null,
  startedAt: Instant,
  pauses: readonly Pause[],
  ms: number,
): Instant {
  let from = startedAt;
  let missing = ms;
  for (const pause of pauses) {
    const passes = ownTimeBetween(time, from, pause.from);
    if (passes >= missing) {
      const at = added(time, from, missing);
      if (at < pause.from) return at;
    }
    missing = Math.max(0, missing - passes);
    from = pause.to;
  }
  return added(time, from, missing);
}

function added(time: CompiledCalendar | null, from: Instant, ms: number): Instant {
  return time ? time.add(from, ms) : from + ms;
}
