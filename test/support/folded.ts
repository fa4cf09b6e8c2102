import { foldCase, type CaseFold } from '../../domain/case/fold.ts';
import { tablePlanner } from '../../domain/case/planner.ts';
import type { Act, CaseFile } from '../../domain/case/types.ts';
import { plansFor } from '../../domain/planning/plan-case.ts';
import type { Living } from './living.ts';

/** What is true of a case at an instant, with all the plans that it calls for. */
export function foldedAt(file: CaseFile, acts: readonly Act[], now: number): CaseFold {
  return foldCase(file, acts, now, tablePlanner(file, plansFor(file, acts)));
}

/** What was true of a case that was lived, at an instant after the first so many of its acts. */
export function trueAt({ file, book }: Living, acts: number, now: number): CaseFold {
  return foldCase(file, book.acts.slice(0, acts), now, tablePlanner(file, book.plans));
}
