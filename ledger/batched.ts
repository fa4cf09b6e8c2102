/** More would make one statement large and gain little. */
const MAX_IN_BATCH = 100;

/** Between two groups, so that more comes together. */
const GATHERED_FOR_MS = 15;

interface Member<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does things one by one as long as they come one by one; what comes while something is under way
 * is done together next, so that a storm costs a few round trips to the database and not thousands.
 * Where a group fails each of it is done alone, all at once, so that none fails for another's sake.
 *
 * @param together answers each item, in their order
 * @param keyOf two items of the same key are never in one group
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
      const group = nextGroup();
      await serve(group);
      // Who comes one after the other waits for nobody.
      if (group.length > 1 || waiting.length > 0) await gathered();
    }
    isRunning = false;
  }

  function nextGroup(): Member<T, R>[] {
    const group: Member<T, R>[] = [];
    const keys = new Set<unknown>();
    const later: Member<T, R>[] = [];
    for (const member of waiting) {
      const key = keyOf ? keyOf(member.item) : member;
      const isIn = group.length < MAX_IN_BATCH && !keys.has(key);
      if (isIn) keys.add(key);
      (isIn ? group : later).push(member);
    }
    waiting = later;
    return group;
  }

  async function serve(group: readonly Member<T, R>[]): Promise<void> {
    try {
      const results = await together(group.map(({ item }) => item));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one for each item
      group.forEach(({ resolve }, index) => resolve(results[index] as R));
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      // Not waited for: who hangs now holds up nobody that comes later.
      else for (const member of group) void serve([member]);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void run();
    });
}

function gathered(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, GATHERED_FOR_MS);
  });
}
