/** A larger batch would make one statement large and gain little. */
const MAX_IN_BATCH = 100;

/** The pause between two batches, in which more items collect. */
const PAUSE_MS = 15;

interface Member<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Handles items one at a time as long as they arrive one at a time. Items that arrive while work is under
 * way are handled together next, so that a burst costs a few round trips to the database instead of
 * thousands. If a batch fails, each of its items is retried on its own, all at once, so that none fails
 * because of another.
 *
 * @param together returns a result for each item, in the same order
 * @param keyOf two items with the same key are never in one batch
 */
export function batched<T, R>(
  together: (items: readonly T[]) => Promise<readonly R[]>,
  keyOf?: (item: T) => string,
): (item: T) => Promise<R> {
  let waiting: Member<T, R>[] = [];
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      const batch = nextBatch();
      await serve(batch);
      // Items that arrive one at a time are not delayed.
      if (batch.length > 1 || waiting.length > 0) await pause();
    }
    isRunning = false;
  }

  function nextBatch(): Member<T, R>[] {
    const batch: Member<T, R>[] = [];
    const keys = new Set<unknown>();
    const later: Member<T, R>[] = [];
    for (const member of waiting) {
      const key = keyOf ? keyOf(member.item) : member;
      const fits = batch.length < MAX_IN_BATCH && !keys.has(key);
      if (fits) keys.add(key);
      (fits ? batch : later).push(member);
    }
    waiting = later;
    return batch;
  }

  async function serve(batch: readonly Member<T, R>[]): Promise<void> {
    try {
      const results = await together(batch.map(({ item }) => item));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one result for each item
      batch.forEach(({ resolve }, index) => resolve(results[index] as R));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      // Not awaited, so that an item that hangs does not hold up later ones.
      else for (const member of batch) void serve([member]);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void run();
    });
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PAUSE_MS);
  });
}
