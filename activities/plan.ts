import type { Act, CaseFile, PlanTable } from '../domain/case/types.ts';
import { plansFor } from '../domain/planning/plan-case.ts';

export type PlanActivities = typeof planActivities;

/** What workflow code must not compute itself, as it needs zones. */
export const planActivities = {
  /** The plans that a case calls for and that are not known yet. */
  async planCase({ file, acts, known }: PlanInput): Promise<PlanTable> {
    return plansFor(file, acts, known);
  },
};

export interface PlanInput {
  readonly file: CaseFile;
  readonly acts: readonly Act[];
  /** What the case has beside the plans of its file. */
  readonly known: PlanTable;
}
