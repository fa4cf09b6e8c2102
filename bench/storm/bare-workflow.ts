import { proxyActivities, sleep } from '@temporalio/workflow';
import type { BareActivities } from './bare.ts';

const { note } = proxyActivities<BareActivities>({ startToCloseTimeout: '15 seconds' });

/** The least that Temporal can do at an instant: a timer, then an activity. */
export async function bareTimer(dueAt: number): Promise<void> {
  const armedAt = Date.now();
  await sleep(dueAt - armedAt);
  await note(dueAt, armedAt);
}
