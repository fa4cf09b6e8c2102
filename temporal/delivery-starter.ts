import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { DeliveryStarter } from '../notifications/send-first.ts';
import type { delivery } from '../workflows/delivery.ts';
import type { digest } from '../workflows/digest.ts';
import {
  DELIVERY_TASK_QUEUE,
  DELIVERY_WORKFLOW,
  DIGEST_WORKFLOW,
  digestWorkflowId,
  gatheredSignal,
} from '../workflows/messages/case-messages.ts';

/** Starts deliveries and digests as workflows. */
export function deliveryStarterOf(
  client: Client,
  taskQueue = DELIVERY_TASK_QUEUE,
): DeliveryStarter {
  const digestOf = (subscriptionId: string, forMs: number) =>
    ({
      workflowId: digestWorkflowId(subscriptionId),
      taskQueue,
      args: [subscriptionId, forMs],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    }) as const;
  const signalDigest = joined((subscriptionId, forMs) =>
    client.workflow.signalWithStart<typeof digest>(DIGEST_WORKFLOW, {
      ...digestOf(subscriptionId, forMs),
      signal: gatheredSignal,
    }),
  );
  return {
    async startDelivery(deliveryId, startDelay, replaceExisting = false) {
      try {
        await client.workflow.start<typeof delivery>(DELIVERY_WORKFLOW, {
          workflowId: deliveryId,
          taskQueue,
          args: [deliveryId],
          workflowIdConflictPolicy: replaceExisting ? 'TERMINATE_EXISTING' : 'USE_EXISTING',
          workflowIdReusePolicy: replaceExisting ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
          ...(startDelay > 0 && { startDelay }),
        });
      } catch (error) {
        // A delivery that is running or has ended is left as it is.
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },
    async startDigest(subscriptionId, forMs, replaceExisting = false) {
      if (!replaceExisting) return signalDigest(subscriptionId, forMs);
      await client.workflow.start<typeof digest>(DIGEST_WORKFLOW, {
        ...digestOf(subscriptionId, forMs),
        workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      });
    },
  };
}

/**
 * Limits calls per subscription to one under way and one waiting, which all later callers share: in
 * a storm, a signal for each alert would only repeat itself.
 */
function joined(
  call: (subscriptionId: string, forMs: number) => Promise<unknown>,
): (subscriptionId: string, forMs: number) => Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  const waiting = new Map<string, Promise<void>>();

  async function run(subscriptionId: string, forMs: number): Promise<void> {
    try {
      await call(subscriptionId, forMs);
    } finally {
      underWay.delete(subscriptionId);
    }
  }

  function begin(subscriptionId: string, forMs: number): Promise<void> {
    const mine = run(subscriptionId, forMs);
    underWay.set(subscriptionId, mine);
    return mine;
  }

  return (subscriptionId, forMs) => {
    const current = underWay.get(subscriptionId);
    if (!current) return begin(subscriptionId, forMs);
    const next = waiting.get(subscriptionId);
    if (next) return next;
    const then = (): Promise<void> => {
      waiting.delete(subscriptionId);
      return begin(subscriptionId, forMs);
    };
    const mine = current.then(then, then);
    waiting.set(subscriptionId, mine);
    return mine;
  };
}
