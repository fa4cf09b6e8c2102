import { proxyActivities, sleep } from '@temporalio/workflow';

export interface BareActivities {
  /** Notes that it runs, and when the timer of its workflow was armed. */
  readonly note: (dueAt: number, armedAt: number) => Promise<void>;
}

const { note } = proxyActivities<BareActivities>({ startToCloseTimeout: '15 seconds' });

/** The least that Temporal can do at an instant: a timer, then an activity. */
export async function bareTimer(dueAt: number): Promise<void> {
  const armedAt = Date.now();
  await sleep(dueAt - armedAt);
  await note(dueAt, armedAt);
}
