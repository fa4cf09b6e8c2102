import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Workflows } from '../activities/reconcile.ts';
import { digestAwaited } from '../notifications/digest-awaited.ts';
import { CASE_WORKFLOW, digestWorkflowId } from '../workflows/messages/case-messages.ts';
import { PACK_WORKFLOW } from '../workflows/messages/pack-messages.ts';

/** How many stopped workflows are looked at. */
const MAX_STOPPED = 1_000;

/** What the engine knows about workflows. */
export function workflowsOf(client: Client): Workflows {
  async function isRunning(id: string): Promise<boolean> {
    try {
      const { status } = await client.workflow.getHandle(id).describe();
      return status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  return {
    isRunning,
    async isDelivering(delivery) {
      const awaited = digestAwaited(delivery);
      return isRunning(awaited === null ? delivery.id : digestWorkflowId(awaited));
    },
    async stoppedSince(since) {
      const query = [
        `WorkflowType IN ("${CASE_WORKFLOW}", "${PACK_WORKFLOW}")`,
        'ExecutionStatus IN ("Terminated", "Failed", "TimedOut", "Canceled")',
        `CloseTime > "${new Date(since).toISOString()}"`,
      ].join(' AND ');
      const stopped: { id: string; at: number }[] = [];
      for await (const { workflowId, closeTime } of client.workflow.list({ query })) {
        stopped.push({ id: workflowId, at: closeTime?.getTime() ?? since });
        if (stopped.length === MAX_STOPPED) break;
      }
      return stopped;
    },
  };
}
