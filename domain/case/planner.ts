import type { Instant } from '../time/instant.ts';
import type { CaseFile, Commitment, Metric, Pause, Plan, PlanTable, Severity } from './types.ts';

/** The plan of what falls never due. */
export const NEVER: Readonly<Plan> = {
  dueAt: null,
  dueAtLocal: null,
  warnings: [],
  escalations: [],
};

/** Pauses that are over, in order, with a digest that stands for them in the key of a plan. */
export interface Pauses {
  readonly list: readonly Pause[];
  readonly digest: string;
}

export const NO_PAUSES: Readonly<Pauses> = { list: [], digest: '' };

export function withPause({ list, digest }: Pauses, pause: Pause): Pauses {
  return { list: [...list, pause], digest: digestOf(`${digest}:${pause.from}-${pause.to}`) };
}

/** What is to be planned: a clock under one severity, or the customer's silence. */
export interface PlanRequest {
  readonly of: Metric | 'silence';
  readonly severity: Severity;
  readonly startedAt: Instant;
  readonly pauses: Pauses;
  /** The instant of the breach where that is not the deadline: levels are counted from it. */
  readonly breachedAt?: Instant;
}

/** Knows the instants of clocks: by computing them, or from a table of what was computed. */
export type Planner = (request: PlanRequest) => Plan;

/** A plan that the table does not have; whoever has calendars and zones has to compute it. */
export class PlanMissingError extends Error {
  override readonly name = 'PlanMissingError';

  constructor(request: PlanRequest) {
    super(`nothing is planned yet for ${planKey(request)}`);
  }
}

/**
 * What a plan is the plan of, as the key of a table. However many pauses a clock has had, its key is
 * short: a case with hundreds of them would outgrow a message otherwise.
 */
export function planKey({ of, severity, startedAt, pauses, breachedAt }: PlanRequest): string {
  const breach = breachedAt === undefined ? '' : `:${breachedAt}`;
  const key = `${of}:${severity}:${startedAt}${breach}`;
  const { length } = pauses.list;
  return length === 0 ? key : `${key}:${length}:${pauses.digest}`;
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
 * A planner that only looks up what was planned when the case opened, and `table`. It computes
 * nothing, so that workflow code can use it; what it does not find it throws as
 * `PlanMissingError`.
 */
export function tablePlanner(file: CaseFile, table: PlanTable): Planner {
  const known: PlanTable = { ...file.plans, ...table };
  return (request) => {
    const found = known[planKey(request)];
    if (found) return found;
    throw new PlanMissingError(request);
  };
}

/** What is promised of a metric at a severity; null where there is nothing. */
export function commitmentFor(
  { commitments }: Pick<CaseFile, 'commitments'>,
  metric: Metric,
  severity: Severity,
): Commitment | null {
  return commitments[severity]?.[metric] ?? null;
}
