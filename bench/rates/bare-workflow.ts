import { defineQuery, defineUpdate, setHandler, sleep } from '@temporalio/workflow';

/** What an act of ours tells its workflow. */
interface BareAct {
  readonly by: string;
  readonly note: string | null;
  readonly at: string;
}

/** Answers how many there have been. */
export const actUpdate = defineUpdate<number, [BareAct]>('act');
export const countQuery = defineQuery<number>('count');

/** The least that Temporal can do for something that waits and can be acted on and read. */
export async function bareCase(_input: unknown): Promise<void> {
  let acts = 0;
  setHandler(actUpdate, () => (acts += 1));
  setHandler(countQuery, () => acts);
  await sleep('10000 minutes');
}
