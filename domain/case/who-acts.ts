import { isForCustomer } from './audience.ts';
import type { CaseState, Clock } from './case-state.ts';

export const WAITING_PARTIES = ['support', 'customer', 'other'] as const;

/** Who has to act next on a case: `other` is whom support waits for besides the customer. */
export type WaitingParty = (typeof WAITING_PARTIES)[number];

/** What of a case tells who has to act, as its state has it or as it is shown. */
interface Waiting {
  readonly closure: object | null;
  readonly nonResponse: { readonly flagged: boolean } | null;
  readonly wait: { readonly pauses: readonly string[] } | null;
  readonly clocks: readonly TickingClock[];
}

/** What of a clock tells whether support has to do something about it. */
interface TickingClock {
  readonly metric: string;
  readonly state: string;
  readonly metAt: unknown;
}

/**
 * Who has to act next; null once the case is closed. A flagged case waits for support to close it. While
 * support waits for another than the customer, it has to act for those clocks that go on nevertheless.
 */
export function waitingParty(waiting: Waiting): WaitingParty | null {
  const { closure, nonResponse, wait, clocks } = waiting;
  if (closure !== null) return null;
  if (nonResponse !== null && !nonResponse.flagged) return 'customer';
  if (nonResponse !== null || wait === null) return 'support';
  return newestOf(clocks).some((clock) => goesOn(clock, wait)) ? 'support' : 'other';
}

function goesOn(
  { metric, state, metAt }: TickingClock,
  { pauses }: { readonly pauses: readonly string[] },
): boolean {
  const isOpen = state === 'running' || (state === 'breached' && metAt === null);
  return isOpen && !pauses.includes(metric);
}

/** A case that was reopened is timed anew, and nobody can meet an earlier clock of the same metric. */
function newestOf<C extends TickingClock>(clocks: readonly C[]): readonly C[] {
  return [...new Map(clocks.map((clock) => [clock.metric, clock])).values()];
}

/** The oldest of `openBreaches` of what is promised to the customer; null if there is none. */
export function openBreach(state: CaseState): Clock | null {
  return openBreaches(state).find(isForCustomer) ?? null;
}

/**
 * The breaches that support has to do something about now, the oldest first. While it waits for another, it
 * can do nothing about clocks that would stand still for that.
 */
export function openBreaches(state: CaseState): readonly Clock[] {
  if (waitingParty(state) !== 'support') return [];
  const open = newestOf(state.clocks).filter(
    ({ metric, breachedAt, metAt }) =>
      breachedAt !== null && metAt === null && !state.wait?.pauses.includes(metric),
  );
  return open.toSorted((a, b) => (a.breachedAt ?? 0) - (b.breachedAt ?? 0));
}
