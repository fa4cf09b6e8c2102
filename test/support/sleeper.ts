import {
  condition,
  defineQuery,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';

/** A workflow that does nothing but what the tests of the tests' own clock need. */

interface Activities {
  note(text: string): Promise<string>;
}

const { note } = proxyActivities<Activities>({ startToCloseTimeout: 10_000 });
const local = proxyLocalActivities<Activities>({ startToCloseTimeout: 10_000 });

/** Sleeps so many times, runs an activity after each, and answers how far its clock moved each time. */
export async function sleeper(ms: number, times: number): Promise<number[]> {
  const moved: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const before = Date.now();
    await sleep(ms);
    moved.push(Date.now() - before);
    await note(`slept ${count + 1} times`);
  }
  return moved;
}

export const notedQuery = defineQuery<string[]>('noted');
export const noteUpdate = defineUpdate<number, [string]>('note');
export const finishUpdate = defineUpdate<void>('finish');

/** Waits for `finish`, notes every day that passes, and answers each `note` with its own clock. */
export async function diary(): Promise<string[]> {
  const noted: string[] = [];
  let finished = false;
  setHandler(notedQuery, () => noted);
  setHandler(noteUpdate, async (text) => {
    noted.push(await local.note(text));
    return Date.now();
  });
  setHandler(finishUpdate, () => {
    finished = true;
  });
  while (!(await condition(() => finished, 86_400_000))) {
    noted.push(await note('a day'));
  }
  return noted;
}
