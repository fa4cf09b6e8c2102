import { proxyActivities } from '@temporalio/workflow';
import type { ReconcileActivities } from '../activities/reconcile.ts';
import { TIMER_TEXTS } from './lib/timer-text.ts';

/** A failed run is retried only until the next one is scheduled. */
const { reconcile } = proxyActivities<ReconcileActivities>({
  startToCloseTimeout: '2 minutes',
  scheduleToCloseTimeout: '4 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
  summary: TIMER_TEXTS.reconcile,
});

/** One run of the reconciler, started by a schedule. */
export async function reconciler(): Promise<{ missing: number; fresh: number }> {
  return reconcile();
}
