import type { Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { CaseFile } from './case-file.ts';
import type { Commitment, Metric } from './commitment.ts';
import type { Pause, Schedule } from './schedule.ts';

/** The schedule of what falls never due. */
export const NEVER: Readonly<Schedule> = {
  dueAt: null,
  dueAtLocal: null,
  warnings: [],
  escalations: [],
};

/** Pauses that are over, in order, with a digest that stands for them in the key of a schedule. */
export interface Pauses {
  readonly list: readonly Pause[];
  readonly digest: string;
}

export const NO_PAUSES: Readonly<Pauses> = { list: [], digest: '' };

export function withPause({ list, digest }: Pauses, pause: Pause): Pauses {
  return { list: [...list, pause], digest: digestOf(`${digest}:${pause.from}-${pause.to}`) };
}

/** What is to be scheduled: a clock under one severity, or the wait for the customer. */
export interface ScheduleRequest {
  readonly of: Metric | 'non-response';
  readonly severity: Severity;
  readonly startedAt: Instant;
  readonly pauses: Pauses;
  /** The instant of the breach where that is not the deadline: levels are counted from it. */
  readonly breachedAt?: Instant;
}

/** Knows the instants of clocks: by computing them, or from a table of what was computed. */
export type Scheduler = (request: ScheduleRequest) => Schedule;

/** A schedule that the table does not have; whoever has calendars and zones has to compute it. */
export class ScheduleMissingError extends Error {
  override readonly name = 'ScheduleMissingError';

  constructor(request: ScheduleRequest) {
    super(`nothing is scheduled yet for ${scheduleKey(request)}`);
  }
}

/**
 * What a schedule is the schedule of, as the key of a table. However many pauses a clock has had,
 * its key is short: a case with hundreds of them would outgrow a message otherwise.
 */
export function scheduleKey({
  of,
  severity,
  startedAt,
  pauses,
  breachedAt,
}: ScheduleRequest): string {
  const breach = breachedAt === undefined ? '' : `:${breachedAt}`;
  const key = `${of}:${severity}:${startedAt}${breach}`;
  const { length } = pauses.list;
  return length === 0 ? key : `${key}:${length}:${pauses.digest}`;
}

/** From when the schedule of a key is counted, and over how many pauses. */
export function partsOf(key: string): { readonly startedAt: Instant; readonly pauses: number } {
  const [, , startedAt, ...rest] = key.split(':');
  const pauses = rest.length > 1 ? Number(rest.at(-2)) : 0;
  return { startedAt: Number(startedAt), pauses };
}

/** FNV-1a, twice with different seeds: 64 bits, as 16 digits. */
function digestOf(text: string): string {
  return [0x811c9dc5, 0x9747b28c].map((seed) => hashed(text, seed)).join('');
}

function hashed(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * A scheduler that looks up what was computed before, and computes nothing, so that workflow code can
 * use it. What is not found it throws as `ScheduleMissingError`.
 * @param find by the key of a schedule
 */
export function lookingUp(find: (key: string) => Schedule | undefined): Scheduler {
  return (request) => {
    const found = find(scheduleKey(request));
    if (found) return found;
    throw new ScheduleMissingError(request);
  };
}

/** Looks up what was computed when the case opened. */
export function tableScheduler({ schedules }: Pick<CaseFile, 'schedules'>): Scheduler {
  return lookingUp((key) => schedules[key]);
}

/** How the schedule of the first response is asked for when a case opens. */
export function firstRequest({
  request: { severity },
  openedAt,
}: Pick<CaseFile, 'request' | 'openedAt'>): ScheduleRequest {
  return { of: 'first_response', severity, startedAt: openedAt, pauses: NO_PAUSES };
}

/** What is promised of a metric at a severity; null where there is nothing. */
export function commitmentFor(
  { commitments }: Pick<CaseFile, 'commitments'>,
  metric: Metric,
  severity: Severity,
): Commitment | null {
  return commitments[severity]?.[metric] ?? null;
}
