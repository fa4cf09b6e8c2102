import {
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  TemporalFailure,
} from '@temporalio/workflow';
import type { PlanActivities } from '../activities/plan.ts';
import type { CaseBook } from '../domain/case/book.ts';
import type { Act, PlanTable } from '../domain/case/types.ts';
import { FAILURES } from './messages.ts';

const SECOND = 1000;

/**
 * Planning needs calendars and zones, whose data differ between builds of Node: it is done outside,
 * and its outcome stands in the history. It touches nothing of the world, so that whoever acts does
 * not wait for long where it fails.
 *
 * Not a local activity: where a query comes in its midst, SDK 1.24 resolves it in another task than
 * the replay does, and the history cannot be replayed.
 */
const { planCase } = proxyActivities<PlanActivities>({
  startToCloseTimeout: 5 * SECOND,
  scheduleToCloseTimeout: 30 * SECOND,
  retry: { initialInterval: SECOND / 10, maximumAttempts: 3 },
  summary: 'Computes the deadlines that an act calls for',
});

/**
 * The plans that one more act calls for.
 * Throws `ApplicationFailure` `planning-failed`; nothing of the act is kept then.
 */
export async function planAct({ file, acts, plans }: CaseBook, act: Act): Promise<PlanTable> {
  try {
    return await planCase({ file, acts: [...acts, act], known: plans });
  } catch (error) {
    if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
    throw ApplicationFailure.create({
      type: FAILURES.planningFailed,
      message: 'The deadlines that follow from it could not be computed: nothing was recorded',
      nonRetryable: true,
      cause: error,
    });
  }
}
