import type { CaseEvent } from '../domain/case/types.ts';

/**
 * Every event of a run, which come in as many batches as messages are needed.
 * @param ask for those after a number
 */
export async function recordedEvents(
  ask: (last: number) => Promise<readonly CaseEvent[]>,
): Promise<readonly CaseEvent[]> {
  let events: readonly CaseEvent[] = [];
  for (;;) {
    const last = events.at(-1)?.seq ?? 0;
    const batch = await ask(last);
    const [next] = batch;
    if (!next) return events;
    // A gap: the case has continued in a new run, which has no events of the previous one.
    events = next.seq === last + 1 ? [...events, ...batch] : batch;
  }
}
