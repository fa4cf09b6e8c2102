import { setImmediate } from 'node:timers/promises';

/** How long others may wait for their turn. */
const TURN_MS = 20;

/**
 * What `work` makes of each item, in order. Whenever a turn is used up, other requests have theirs
 * before the next item; a single item is not interrupted. The rest is left undone where nobody
 * waits for it any more.
 * @param clock milliseconds from anywhere
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
      await setImmediate();
      if (!isAwaited()) break;
      begun = clock();
    }
    results.push(work(item));
  }
  return results;
}
