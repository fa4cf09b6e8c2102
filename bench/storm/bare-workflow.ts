import { proxyActivities, sleep } from '@temporalio/workflow';

export interface BareActivities {
  /** Records that it runs, and when its workflow's timer was armed. */
  readonly note: (dueAt: number, armedAt: number) => Promise<void>;
}

const { note } = proxyActivities<BareActivities>({ startToCloseTimeout: '15 seconds' });

/** The least that Temporal can do at an instant: a timer, then an activity. */
export async function bareTimer(dueAt: number): Promise<void> {
  const armedAt = Date.now();
  await sleep(dueAt - armedAt);
  await note(dueAt, armedAt);
}
