import type { Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { CaseFile } from './case-file.ts';
import { openingFacts } from './case-facts.ts';
import { commitmentFor } from './commitment-for.ts';
import { digested, withItem, type Digested } from './digested.ts';
import type { Pause, Schedule } from './schedule.ts';

/** The schedule of something that never falls due. */
export const NEVER: Readonly<Schedule> = {
  dueAt: null,
  dueAtLocal: null,
  warnings: [],
  escalations: [],
};

/** Pauses that are over, in order, with a digest that represents them in a schedule's key. */
export type Pauses = Digested<Pause>;

export const NO_PAUSES: Readonly<Pauses> = { list: [], digest: '' };

export function withPause(before: Pauses, pause: Pause): Pauses {
  return withItem(before, pause, textOf(pause));
}

export function pausesOf(list: readonly Pause[]): Pauses {
  return digested(list, textOf);
}

function textOf({ from, to }: Pause): string {
  return `${from}-${to}`;
}

/** What is to be scheduled: a clock by a row of the table, or a wait for the customer, or a wait for another. */
export interface ScheduleRequest {
  /** A metric, `non-response`, or what `waitSubject` makes. No metric is called as the others. */
  readonly of: string;
  /** The row's id; of a wait what `nonResponseRule` makes. */
  readonly rule: string;
  readonly startedAt: Instant;
  readonly pauses: Pauses;
  /** The instant of the breach if it is not the deadline; escalation levels are counted from it. */
  readonly breachedAt?: Instant;
}

/** Provides the schedules of clocks, by computing them or by looking them up in a table. */
export type Scheduler = (request: ScheduleRequest) => Schedule;

/** Thrown if the table lacks a schedule, which code that has calendars and zones must then compute. */
export class ScheduleMissingError extends Error {
  override readonly name = 'ScheduleMissingError';

  constructor(request: ScheduleRequest) {
    super(`nothing is scheduled yet for ${scheduleKey(request)}`);
  }
}

/**
 * The key of a schedule in a table. It is short however many pauses a clock has had, because a case with
 * hundreds of them would otherwise outgrow a message.
 */
export function scheduleKey({ of, rule, startedAt, pauses, breachedAt }: ScheduleRequest): string {
  const breach = breachedAt === undefined ? '' : `:${breachedAt}`;
  const key = `${of}:${rule}:${startedAt}${breach}`;
  const { length } = pauses.list;
  return length === 0 ? key : `${key}:${length}:${pauses.digest}`;
}

/** The instant from which a key's schedule is counted, and its number of pauses. */
export function partsOf(key: string): { readonly startedAt: Instant; readonly pauses: number } {
  const [, , startedAt, ...rest] = key.split(':');
  const pauses = rest.length > 1 ? Number(rest.at(-2)) : 0;
  return { startedAt: Number(startedAt), pauses };
}

/** By what a wait for the customer is timed: the severity, and the calendar if it is counted on one. */
export function nonResponseRule(severity: Severity, calendar: string | null): string {
  return calendar === null ? severity : `${severity}/${calendar}`;
}

/** The severity and the calendar in what `nonResponseRule` has made. */
export function nonResponseTerms(rule: string): {
  readonly severity: Severity;
  readonly calendar: string | null;
} {
  const [severity = rule, calendar = null] = rule.split('/');
  return { severity, calendar };
}

/**
 * A scheduler that looks up schedules and computes none, so that workflow code can use it. It throws
 * `ScheduleMissingError` for a schedule that is not found.
 * @param find finds a schedule by its key
 */
export function lookingUp(find: (key: string) => Schedule | undefined): Scheduler {
  return (request) => {
    const found = find(scheduleKey(request));
    if (found) return found;
    throw new ScheduleMissingError(request);
  };
}

/** A scheduler that looks up the schedules computed when the case opened. */
export function tableScheduler({ schedules }: Pick<CaseFile, 'schedules'>): Scheduler {
  return lookingUp((key) => schedules[key]);
}

/** The request for the schedule of the first response when a case opens; null if its offering has no row. */
export function firstRequest(file: CaseFile): ScheduleRequest | null {
  const row = commitmentFor(file, 'first_response', openingFacts(file));
  const startedAt = file.openedAt;
  return row && { of: 'first_response', rule: row.rule, startedAt, pauses: NO_PAUSES };
}
