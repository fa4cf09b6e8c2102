const MINUTE_MS = 60_000;

/** How long the author of a page may have taken from one of its commands to another. */
const AUTHOR_MS = 10_000;

/** An instant on a page, beside the one that came. */
export interface Moment {
  readonly shown: number;
  readonly came: number;
  readonly unitMs: number;
  /**
   * `due`: of the case, to the unit. `act`: of somebody's act, that the unit does not tell from what
   * is due. `arrival`: when something was received, in any order.
   */
  readonly kind: 'due' | 'act' | 'arrival';
}

/**
 * Whether what came is what the page shows, at another time. What is due whole minutes after
 * something else is due so exactly. Between two commands more or less time may pass, but no more
 * than passed here, or with the author of the page.
 *
 * @param tookMs how long the page's commands have taken here
 */
export function areAlike(moments: readonly Moment[], tookMs: number): boolean {
  const origin = moments.find(({ unitMs }) => unitMs < MINUTE_MS);
  return moments.every((one, index) =>
    moments.slice(0, index).every((before) => {
      if (one.unitMs < MINUTE_MS && before.unitMs < MINUTE_MS) return isAsFar(before, one, tookMs);
      // A deadline in whole minutes counts from where the block begins, not from the acts in it.
      return (before !== origin && one !== origin) || isAsFarExactly(before, one);
    }),
  );
}

function isAsFar(a: Moment, b: Moment, tookMs: number): boolean {
  if (areTied(a, b, 'shown') || areTied(a, b, 'came')) return isAsFarExactly(a, b);
  const [shown, came] = [apart(a, b, 'shown'), apart(a, b, 'came')];
  const isInOrder = isArrival(a) || isArrival(b) || shown * came >= 0;
  return isInOrder && Math.abs(came - shown) <= tookMs + AUTHOR_MS;
}

/** Whether one is due by the other: acts of people and machines are no whole minutes apart, to the millisecond. */
export function areTied(a: Moment, b: Moment, side: 'shown' | 'came'): boolean {
  return a.kind === 'due' && b.kind === 'due' && apart(a, b, side) % MINUTE_MS === 0;
}

function isAsFarExactly(a: Moment, b: Moment): boolean {
  return apart(a, b, 'shown') === apart(a, b, 'came');
}

/** In the coarser of both units, as what is finer is cut off. */
function apart(a: Moment, b: Moment, side: 'shown' | 'came'): number {
  const unitMs = Math.max(a.unitMs, b.unitMs);
  const cut = (at: number) => Math.floor(at / unitMs) * unitMs;
  return cut(b[side]) - cut(a[side]);
}

function isArrival({ kind }: Moment): boolean {
  return kind === 'arrival';
}
