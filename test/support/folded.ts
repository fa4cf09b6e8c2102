import { replay, type CaseReplayed } from '../../domain/case/replay.ts';
import type { Act, CaseFile } from '../../domain/case/types.ts';
import { computingScheduler } from '../../domain/scheduling/schedule-case.ts';
import type { Living } from './living.ts';

/** What is true of a case at an instant, lived from its opening on. */
export function foldedAt(file: CaseFile, acts: readonly Act[], now: number): CaseReplayed {
  return replay(file, acts, now, computingScheduler(file));
}

/** What was true of a case that was lived, at an instant after the first so many of its acts. */
export function trueAt({ file, acts }: Living, count: number, now: number): CaseReplayed {
  return foldedAt(file, acts.slice(0, count), now);
}
