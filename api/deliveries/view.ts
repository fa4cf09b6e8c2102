import { isoOrNull, toIso, type Instant } from '../../domain/time/instant.ts';
import type { Delivery } from '../../ledger/types/deliveries.ts';

/** A delivery as the API shows it: without its body, as the case and its timeline show what it says. */
export function deliveryView(delivery: Delivery, now: Instant) {
  const { deliveredAt, dueAt, digestId } = delivery;
  return {
    id: delivery.id,
    state: delivery.state,
    subscription: delivery.subscriptionId,
    target: delivery.target,
    case: delivery.caseId,
    pack: delivery.packId,
    digest: digestId === delivery.id ? null : digestId,
    event: { seq: delivery.eventSeq, type: delivery.eventType, key: delivery.eventKey },
    attempts: delivery.attempts,
    lastStatus: delivery.lastStatus,
    lastError: delivery.lastError,
    dueAt: toIso(dueAt),
    sentAt: isoOrNull(delivery.sentAt),
    lastAttemptAt: isoOrNull(delivery.lastAttemptAt),
    deliveredAt: isoOrNull(deliveredAt),
    lagSeconds: ((deliveredAt ?? now) - dueAt) / 1000,
    createdAt: toIso(delivery.createdAt),
  };
}
