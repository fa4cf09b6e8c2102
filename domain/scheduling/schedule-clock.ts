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
import { knownZone, zoneOf, type Zone } from '../time/zone.ts';

export interface ScheduleInput {
  readonly target: Target;
  /** The calendar on which the target is counted; null means 24×7. */
  readonly calendar: Calendar | null;
  readonly startedAt: Instant;
  /** In order and not overlapping; pauses after the deadline have no effect. */
  readonly pauses: readonly Pause[];
  readonly warnings: readonly Threshold[];
  readonly escalations: readonly EscalationRule[];
  /** The calendars that escalation levels name. */
  readonly calendars?: Readonly<Record<string, Calendar>>;
  /** The instant from which escalation levels are counted, if it is not the deadline. */
  readonly breachedAt?: Instant | undefined;
  /** IANA zone of `dueAtLocal`, and of the dates of a target in days or months. */
  readonly timeZone: string;
  /** The release of the zone data by which those dates are counted; the newest if absent. */
  readonly zoneData?: string;
}

/**
 * Computes all the instants of a clock. A target in days, months or business days becomes the time from
 * the start to where it would end without pauses; percentages, pauses and remaining time are measured in that
 * (docs/semantics.md, "Targets in business days"). A pause in which none of the clock's own time passes has
 * no effect. Throws `CalendarError`, `AmountError`, `InstantRangeError`, `NeverOpensError`, `ZoneDataError`.
 */
export function scheduleClock(input: ScheduleInput): Schedule {
  const { target, calendar, startedAt, warnings, escalations, timeZone } = input;
  const time = ownTime(target, calendar);
  const unpaused = deadline(
    target,
    startedAt,
    calendar && compileCalendar(calendar),
    zoneIn(input),
  );
  const total = ownTimeBetween(time, startedAt, unpaused);
  const pauses = input.pauses.filter(({ from, to }) => ownTimeBetween(time, from, to) > 0);
  const isMoved = pauses.some(({ from }) => from <= unpaused);
  const reach = (ms: number) => reached(time, startedAt, isMoved ? pauses : [], ms);
  const dueAt = isMoved ? reach(total) : unpaused;
  return {
    dueAt,
    dueAtLocal: formatLocal(dueAt, timeZone),
    warnings: warnings.map((threshold) => warningOf(threshold, total, reach)),
    escalations: levelsOf(escalations, {
      breachedAt: input.breachedAt ?? dueAt,
      timeOf: ({ calendar: own }) => (own === undefined ? time : levelTime(input, own)),
    }),
  };
}

/** The zone of the dates of a target in days or months, to which alone its release matters. */
function zoneIn({ target, timeZone, zoneData }: ScheduleInput): Zone {
  const hasDates = 'days' in target || 'months' in target;
  return (hasDates ? zoneOf(timeZone, zoneData) : null) ?? knownZone(timeZone);
}

/** What a level's minutes are counted on if it is not what the clock counts. */
function levelTime({ calendars = {} }: ScheduleInput, id: string | null): CompiledCalendar | null {
  const calendar = id === null ? undefined : calendars[id];
  return calendar === undefined ? null : compileCalendar(calendar);
}

/** When each level is reached, the last as often as it is repeated: none before the one below it. */
function levelsOf(
  rules: readonly EscalationRule[],
  {
    breachedAt,
    timeOf,
  }: {
    readonly breachedAt: Instant;
    readonly timeOf: (rule: EscalationRule) => CompiledCalendar | null;
  },
): Schedule['escalations'] {
  const found: { level: number; at: Instant }[] = [];
  for (const rule of rules) {
    const { level, afterMinutes, repeat } = rule;
    const time = timeOf(rule);
    const own = levelAt(time, breachedAt, minutesToMs(afterMinutes));
    let at = Math.max(own, found.at(-1)?.at ?? own);
    found.push({ level, at });
    const { times, everyMinutes } = repeat ?? { times: 0, everyMinutes: 0 };
    for (let again = 0; again < times; again += 1) {
      at = added(time, at, minutesToMs(everyMinutes));
      found.push({ level, at });
    }
  }
  return found;
}

/** A level at zero minutes is reached with the breach, even if the calendar is closed at that instant. */
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
 * The instant at which `ms` of the clock's own time have passed outside the pauses. If that is the very
 * instant at which a pause begins, it moves past the pause, because pausing a clock at its deadline
 * is still in time.
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
