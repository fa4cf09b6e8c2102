import { ContestantError, HangError } from './process.ts';
import { startLoaded, type Entrant } from './roster.ts';
import type { Job } from './work.ts';
import { JOBS, OFFICE, STARTS } from './work.ts';

const LIMIT_MS = 10_000;

/** What an entrant answers to a job before anything is timed, from each of the starts. */
export interface FirstAnswers {
  readonly entrant: Entrant;
  readonly job: Job;
  /** Null where it hangs or throws. */
  readonly answers: readonly number[] | null;
}

/** Asks every job of an entrant once. */
export async function firstAnswers(entrant: Entrant): Promise<FirstAnswers[]> {
  const given: FirstAnswers[] = [];
  for (const job of JOBS) given.push({ entrant, job, answers: await answersTo(entrant, job) });
  return given;
}

async function answersTo(entrant: Entrant, job: Job): Promise<readonly number[] | null> {
  const process = await startLoaded(entrant);
  const answers: number[] = [];
  try {
    for (const start of STARTS) {
      const question = { ...job, start };
      const reply = await process.ask({ op: 'answer', calendar: OFFICE, question }, LIMIT_MS);
      answers.push(reply.answer ?? Number.NaN);
    }
    return answers;
  } catch (error) {
    if (error instanceof HangError || error instanceof ContestantError) return null;
    throw error;
  } finally {
    await process.stop();
  }
}
