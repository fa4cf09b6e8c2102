import type { Instant } from '../time/instant.ts';
import type { ReasonedPause } from './schedule.ts';
import { digested, withItem, type Digested } from './digested.ts';

/** Why time stands still while support waits for the customer. The kinds of other waits are reasons, too. */
export const FOR_CUSTOMER = 'customer';
/** The case was closed, and a clock went on when it was reopened. */
export const CLOSED = 'closed';

/**
 * Whether a clock stands still for a reason.
 * @param onCustomer whether it does while support waits for the customer
 * @param during whether it does during a wait of a kind
 */
export function pausesOn(
  reason: string,
  { onCustomer, during }: { onCustomer: boolean; during: (kind: string) => boolean },
): boolean {
  if (reason === CLOSED) return true;
  return reason === FOR_CUSTOMER ? onCustomer : during(reason);
}

/** Stretches that are over, in the order of their ends, with a digest by which they can be told from others. */
export type Stretches = Digested<ReasonedPause>;

export const NO_STRETCHES: Readonly<Stretches> = { list: [], digest: '' };

export function withStretch(before: Stretches, stretch: ReasonedPause): Stretches {
  return withItem(before, stretch, textOf(stretch));
}

export function stretchesOf(list: readonly ReasonedPause[]): Stretches {
  return digested(list, textOf);
}

function textOf({ from, to, reason }: ReasonedPause): string {
  return `${from}-${to}:${reason}`;
}

/**
 * The same time in order and without overlaps. Where two stretches overlap, the time belongs to the one
 * that began first, and at the same instant to the wait for the customer.
 */
export function withoutOverlaps(stretches: readonly ReasonedPause[]): readonly ReasonedPause[] {
  const found: ReasonedPause[] = [];
  let end: Instant = -Infinity;
  for (const { from, to, reason } of stretches.toSorted(byBegin)) {
    if (to <= end) continue;
    found.push({ from: Math.max(from, end), to, reason });
    end = to;
  }
  return found;
}

function byBegin(a: ReasonedPause, b: ReasonedPause): number {
  return a.from - b.from || Number(b.reason === FOR_CUSTOMER) - Number(a.reason === FOR_CUSTOMER);
}
