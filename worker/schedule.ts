import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { MINUTE } from '../domain/time/units.ts';
import {
  DELIVERY_TASK_QUEUE,
  RECONCILER_SCHEDULE,
  RECONCILER_WORKFLOW,
} from '../workflows/messages/case-messages.ts';

/** How often the reconciler compares what was due with what was sent, in milliseconds. */
const INTERVAL_MS = 5 * MINUTE;

/**
 * Creates the reconciler's schedule if it is missing. An existing one stays as it is, as an
 * operator may have paused it or changed how often it runs.
 */
export async function scheduleReconciler(
  client: Client,
  taskQueue = DELIVERY_TASK_QUEUE,
): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: RECONCILER_SCHEDULE,
      spec: { intervals: [{ every: INTERVAL_MS }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: MINUTE },
      action: {
        type: 'startWorkflow',
        workflowType: RECONCILER_WORKFLOW,
        workflowId: 'reconciler',
        taskQueue,
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
