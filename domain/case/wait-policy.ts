import type { Wording } from '../../catalogue/schema/source.ts';
import type { Target } from '../time/target.ts';
import type { Source } from './commitment.ts';

/** How often support is reminded of a wait: each time is counted from the one before. */
export interface WaitReminder {
  readonly target: Target;
  /** Null counts elapsed time. */
  readonly calendar: string | null;
  readonly repeats: number;
}

/** A kind of wait for others than the customer that the offering knows. */
export interface WaitPolicy {
  readonly kind: string;
  /** Whom or what is waited for, as the object of "waiting for", by language. */
  readonly name: Wording;
  /** The metrics whose clocks stand still meanwhile. */
  readonly pauses: readonly string[];
  /** Null if nobody is reminded. */
  readonly reminder: WaitReminder | null;
  readonly source: Source;
}

/** What a schedule of reminders is of. No metric is called so. */
export type WaitSubject = `wait/${string}`;

export function waitSubject(kind: string): WaitSubject {
  return `wait/${kind}`;
}

export function isWaitSubject(subject: string): subject is WaitSubject {
  return subject.startsWith(waitSubject(''));
}

/** The kinds of waits of a case's offering, in its order. */
interface HasWaits {
  readonly waits: readonly WaitPolicy[];
}

/** The kind of wait of that name; null if the offering has none. */
export function waitPolicy({ waits }: HasWaits, kind: string): WaitPolicy | null {
  return waits.find((each) => each.kind === kind) ?? null;
}

/** Whether the clocks of a metric stand still during a wait. */
export function pausesDuring(
  file: HasWaits,
  { kind, metric }: { readonly kind: string; readonly metric: string },
): boolean {
  return waitPolicy(file, kind)?.pauses.includes(metric) ?? false;
}
