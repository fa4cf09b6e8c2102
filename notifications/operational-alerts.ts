import { GAP_FACTS, type GapFact } from '../domain/text/words/event-types.ts';
import { WORDS } from '../domain/text/words/index.ts';
import type { Words } from '../domain/text/words/words.ts';
import { isoOrNull, toIso, type Instant } from '../domain/time/instant.ts';
import type { Delivery, NewDelivery } from '../ledger/types/deliveries.ts';
import type { Gap } from '../ledger/types/gaps.ts';
import type { Subscription } from '../ledger/types/subscriptions.ts';
import type { Links } from './links.ts';
import { newDelivery, type Alert } from './new-delivery.ts';
import { matchesEvent } from './subscription-match.ts';
import { alertName } from './text/alert-name.ts';
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
  const of =
    failed.subscriptionId === null
      ? `case=${failed.caseId}`
      : `subscription=${failed.subscriptionId}`;
  const url = `${publicUrl}/v1/deliveries?state=failed&${of}`;
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
      const words = WORDS[reader.locale];
      const type = 'delivery.failed';
      const subject = failed.caseId ?? failed.packId ?? failed.id;
      const what = [alertName(failed, reader.locale), subject].join(words.labels.comma);
      const why = failed.lastError ?? words.labels.neverTaken;
      const title = ({ headings }: Words) => ({ heading: headings[type], subject: what });
      return operationalText({ type, at: now, data: { what }, why, title, url }, reader);
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
export const MAX_NAMED = 20;

/**
 * The alerts about what the reconciler found missing: one alert for all new gaps.
 * @param names by which people know cases, by id
 */
export function gapAlerts(
  gaps: readonly Gap[],
  subscriptions: readonly Subscription[],
  { links: { publicUrl }, names }: { links: Pick<Links, 'publicUrl'>; names: Names },
  now: Instant,
): NewDelivery[] {
  const facts = gaps
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .slice(0, MAX_NAMED)
    .map((gap) => factOf(gap, { publicUrl, names }));
  const [first, ...others] = facts;
  if (first === undefined) return [];
  const url = `${publicUrl}/v1/gaps`;
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
      const data = { gaps: [first, ...others] as const, more: gaps.length - facts.length };
      const title = (words: Words) => ({
        heading: words.gaps[first.kind].heading,
        subject: first.name ?? first.subject,
      });
      return operationalText(
        { type: 'reconciler.gap', at: now, data, why: null, title, url },
        reader,
      );
    },
  };
  return operationalAlerts(alert, subscriptions);
}

function rankOf({ kind }: Gap): number {
  return GAP_FACTS.indexOf(kind);
}

type Names = ReadonlyMap<string, string>;

function factOf(
  { kind, subject, what, dueAt }: Gap,
  { publicUrl, names }: { publicUrl: string; names: Names },
): GapFact {
  const isStoppedCase = kind === 'not-running' && subject.startsWith('case_');
  const revive = isStoppedCase ? `POST ${publicUrl}/v1/cases/${subject}/revive` : null;
  return { kind, subject, name: names.get(subject) ?? null, what, at: toIso(dueAt), revive };
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
