import { proxyActivities } from '@temporalio/workflow';
import type { ReconcileActivities } from '../activities/reconcile.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The next run comes by itself: one that fails is tried again no longer than until then. */
const { reconcile } = proxyActivities<ReconcileActivities>({
  startToCloseTimeout: 2 * MINUTE,
  scheduleToCloseTimeout: 4 * MINUTE,
  retry: { initialInterval: SECOND, maximumInterval: 30 * SECOND },
  summary: 'Compares what was due with what was sent',
});

/** One run of the reconciler, which a schedule starts. */
export async function reconciler(): Promise<{ missing: number; fresh: number }> {
  return reconcile();
}
