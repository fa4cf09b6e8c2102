import type { CaseFile } from './case-file.ts';
import type { ClockData } from './clock.ts';
import { rowOf } from './commitment-for.ts';
import type { Unscheduled } from './journal.ts';
import type { MachineSnapshot } from './machine.ts';
import type { ReasonedPause } from './schedule.ts';
import { stretchesOf, type Stretches } from './stretches.ts';

/** How many of the last pauses are sent: several schedulers may take turns, each missing what another did. */
const RECENT = 8;

/** Pauses as they are sent to somebody who has seen all but the last ones. */
interface ShortPauses extends Pick<Stretches, 'digest'> {
  readonly count: number;
  readonly recent: readonly ReasonedPause[];
}

/** Its commitment is the row with its rule, without a target if it has none now. */
interface ShortClock extends Omit<ClockData, 'commitment' | 'stretches' | 'past'> {
  readonly rule: string;
  readonly hasTarget: boolean;
  readonly stretches: ShortPauses;
}

/** As `Unscheduled`, the same length however many pauses its clocks have had. */
export interface ShortUnscheduled extends Omit<Unscheduled, 'snapshot'> {
  readonly snapshot: Omit<MachineSnapshot, 'clocks'> & { readonly clocks: readonly ShortClock[] };
}

/** The pauses of the clocks that are not over, by metric and cycle. */
export type KnownPauses = Readonly<Record<string, readonly ReasonedPause[]>>;

export function shortened({ snapshot, ...rest }: Unscheduled): ShortUnscheduled {
  const clocks = snapshot.clocks.map(({ past: _past, commitment, ...clock }) => ({
    ...clock,
    rule: commitment.rule,
    hasTarget: commitment.target !== null,
    stretches: shortPauses(clock.stretches),
  }));
  return { ...rest, snapshot: { ...snapshot, clocks } };
}

/** The reverse of `shortened`; null if its pauses are not those that are known, or a row is not in the file. */
export function lengthened(
  { snapshot, ...rest }: ShortUnscheduled,
  known: KnownPauses,
  file: Pick<CaseFile, 'commitments'>,
): Unscheduled | null {
  const clocks: ClockData[] = [];
  for (const { rule, hasTarget, ...clock } of snapshot.clocks) {
    const stretches = wholePauses(clock.stretches, known[nameOf(clock)] ?? []);
    const row = rowOf(file, clock.metric, rule);
    if (stretches === null || row === null) return null;
    const commitment = hasTarget ? row : { ...row, target: null };
    clocks.push({ ...clock, commitment, stretches, past: null });
  }
  return { ...rest, snapshot: { ...snapshot, clocks } };
}

export function knownPausesOf({ clocks }: MachineSnapshot): KnownPauses {
  return Object.fromEntries(clocks.map((clock) => [nameOf(clock), clock.stretches.list]));
}

function nameOf({ metric, cycle }: Pick<ClockData, 'metric' | 'cycle'>): string {
  return `${metric}:${cycle}`;
}

function shortPauses({ list, digest }: Stretches): ShortPauses {
  return { count: list.length, digest, recent: list.slice(-RECENT) };
}

/** The digest tells whether they are the same: a late act may have moved pauses that were known otherwise. */
function wholePauses(
  { count, digest, recent }: ShortPauses,
  known: readonly ReasonedPause[],
): Stretches | null {
  const whole = stretchesOf([...known.slice(0, count - recent.length), ...recent]);
  return whole.digest === digest ? whole : null;
}
