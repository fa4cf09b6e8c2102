import { setImmediate } from 'node:timers/promises';

/** How long other requests may have to wait. */
const TURN_MS = 20;

/**
 * Lets everything that has arrived meanwhile have its turn. One immediate would not: where it is set while
 * input is read, it comes before any other input.
 */
export async function nextTurn(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/**
 * Returns what `work` makes of each item, in order. After each turn, other requests are served before the
 * next item; a single item is not interrupted. Stops early if nobody waits for the results any more.
 * @param clock milliseconds from any origin
 */
export async function inTurn<T, R>(
  items: readonly T[],
  work: (item: T) => R,
  isAwaited: () => boolean,
  clock = () => performance.now(),
): Promise<readonly R[]> {
  const results: R[] = [];
  let begun = clock();
  for (const item of items) {
    if (clock() - begun > TURN_MS) {
      await nextTurn();
      if (!isAwaited()) break;
      begun = clock();
    }
    results.push(work(item));
  }
  // What is made of the results, such as an answer of some megabytes, is a turn of its own.
  await nextTurn();
  return results;
}
