import { WORDS } from '../domain/text/words/index.ts';
import { isoOrNull, toIso, type Instant } from '../domain/time/instant.ts';
import type { Delivery, NewDelivery } from '../ledger/types/deliveries.ts';
import type { Gap } from '../ledger/types/gaps.ts';
import type { Subscription } from '../ledger/types/subscriptions.ts';
import type { Links } from './links.ts';
import { newDelivery, type Alert } from './new-delivery.ts';
import { matchesEvent } from './subscription-match.ts';
import { operationalText } from './text/operational-alert.ts';

/**
 * The alerts about a delivery that is marked as failed, one each time it fails. The subscription that
 * does not answer gets none, and a failed `delivery.failed` causes none, as these would never end.
 */
export function failureAlerts(
  failed: Delivery,
  subscriptions: readonly Subscription[],
  { publicUrl }: Pick<Links, 'publicUrl'>,
  now: Instant,
): NewDelivery[] {
  if (failed.eventType === 'delivery.failed') return [];
  const others = subscriptions.filter(({ id }) => id !== failed.subscriptionId);
  const url = `${publicUrl}/v1/deliveries?state=failed&subscription=${failed.subscriptionId}`;
  const what = `${failed.eventType}, ${failed.caseId ?? failed.packId ?? failed.id}`;
  const alert: Alert = {
    subject: failed.id,
    about: { caseId: failed.caseId, packId: failed.packId },
    event: {
      seq: failed.eventSeq,
      key: `failed:${failed.attempts}:${failed.id}`,
      type: 'delivery.failed',
    },
    dueAt: now,
    body: {
      type: 'delivery.failed',
      timestamp: toIso(now),
      data: { delivery: failureOf(failed), links: { deliveries: url } },
    },
    textFor(reader) {
      const why = failed.lastError ?? WORDS[reader.locale].labels.neverTaken;
      return operationalText(
        { type: 'delivery.failed', at: now, data: { what }, why, url },
        reader,
      );
    },
  };
  return operationalAlerts(alert, others);
}

/** Without its target, which may be a secret. */
function failureOf(failed: Delivery) {
  return {
    id: failed.id,
    subscription: failed.subscriptionId,
    case: failed.caseId,
    pack: failed.packId,
    event: { seq: failed.eventSeq, type: failed.eventType, key: failed.eventKey },
    attempts: failed.attempts,
    lastStatus: failed.lastStatus,
    lastError: failed.lastError,
    lastAttemptAt: isoOrNull(failed.lastAttemptAt),
    dueAt: toIso(failed.dueAt),
  };
}

/** One alert names at most this many gaps; the link shows the rest. */
const MAX_NAMED = 20;

/** The alerts about what the reconciler found missing: one alert for all new gaps. */
export function gapAlerts(
  gaps: readonly Gap[],
  subscriptions: readonly Subscription[],
  { publicUrl }: Pick<Links, 'publicUrl'>,
  now: Instant,
): NewDelivery[] {
  const [first] = gaps;
  if (first === undefined) return [];
  const url = `${publicUrl}/v1/gaps`;
  const named = gaps.slice(0, MAX_NAMED).map(({ what, subject }) => `${what}, ${subject}`);
  const what = [...named, ...(gaps.length > MAX_NAMED ? ['…'] : [])].join('; ');
  const alert: Alert = {
    subject: 'reconciler',
    about: { caseId: null, packId: null },
    event: { seq: 0, key: `gap:${now}`, type: 'reconciler.gap' },
    dueAt: now,
    body: {
      type: 'reconciler.gap',
      timestamp: toIso(now),
      data: { gaps: gaps.map(gapOf), links: { gaps: url } },
    },
    textFor(reader) {
      const data = { count: gaps.length, what };
      return operationalText({ type: 'reconciler.gap', at: now, data, why: null, url }, reader);
    },
  };
  return operationalAlerts(alert, subscriptions);
}

function gapOf({ kind, subject, what, dueAt, foundAt }: Gap) {
  return { kind, subject, what, dueAt: toIso(dueAt), foundAt: toIso(foundAt) };
}

/**
 * Operational alerts are about the service, so subscriptions to one account, offering or severity
 * get none.
 */
function operationalAlerts(alert: Alert, subscriptions: readonly Subscription[]): NewDelivery[] {
  return subscriptions
    .filter((one) => matchesEvent(one, alert.event.type))
    .filter(({ filter: { account, offering, severity } }) => !account && !offering && !severity)
    .map((subscription) => newDelivery(alert, subscription));
}
