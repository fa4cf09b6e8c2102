import { createHash } from 'node:crypto';
import { clockKey } from '../domain/case/occurrence.ts';
import type { CaseEvent, CaseFile, CaseState, Clock } from '../domain/case/types.ts';
import { toIso, type Instant } from '../domain/time/instant.ts';
import { caseView, clockView } from '../domain/view/case-view.ts';
import type { Batch, NewDelivery, Subscription } from '../ledger/types.ts';

/** Where people find more about a case. */
export interface Links {
  readonly publicUrl: string;
  readonly temporalUiUrl: string | null;
  readonly namespace: string;
}

/**
 * The alerts that a batch causes: one for each event and subscription that wants it. They show the
 * case as it stands after the batch, at `now`.
 */
export function alertsFor(
  batch: Batch,
  file: CaseFile,
  subscriptions: readonly Subscription[],
  links: Links,
  now: Instant,
): NewDelivery[] {
  return batch.events
    .filter((event) => !event.quiet)
    .flatMap((event) => {
      const wanting = subscriptions.filter((one) => wants(one, event, file, batch.state));
      if (wanting.length === 0) return [];
      const body = JSON.stringify(alertBody(event, file, batch.state, { links, now }));
      return wanting.map((subscription) => newDelivery(event, file.id, subscription, body));
    });
}

/** `events` are types, a prefix with `.*`, or `*`; every field of the filter must agree. */
export function wants(
  subscription: Pick<Subscription, 'events' | 'filter'>,
  event: Pick<CaseEvent, 'type'>,
  file: CaseFile,
  state: CaseState,
): boolean {
  const { account, offering, severity } = subscription.filter;
  return (
    subscription.events.some((pattern) => covers(pattern, event.type)) &&
    (account === undefined || account === file.account.id) &&
    (offering === undefined || offering === file.request.offering) &&
    (severity === undefined || severity === state.severity)
  );
}

/** Whether a subscription's pattern takes events of a type. */
export function covers(pattern: string, type: string): boolean {
  if (pattern === '*' || pattern === type) return true;
  return pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1));
}

/**
 * The webhook-id: the same for one case (or pack), metric, cycle, threshold and subscription at every
 * attempt and after every crash, so that a receiver can tell a repetition.
 */
export function webhookId(subjectId: string, eventKey: string, subscriptionId: string): string {
  const identity = JSON.stringify([subjectId, eventKey, subscriptionId]);
  return `msg_${createHash('sha256').update(identity).digest('hex').slice(0, 32)}`;
}

function newDelivery(
  event: CaseEvent,
  caseId: string,
  subscription: Subscription,
  body: string,
): NewDelivery {
  return {
    id: webhookId(caseId, event.key, subscription.id),
    caseId,
    packId: null,
    eventSeq: event.seq,
    eventKey: event.key,
    eventType: event.type,
    subscriptionId: subscription.id,
    target: subscription.target,
    body,
    dueAt: event.at,
  };
}

/** `timestamp` is the instant at which the thing was due or done, not when it was noticed. */
function alertBody(
  event: CaseEvent,
  file: CaseFile,
  state: CaseState,
  { links, now }: { links: Links; now: Instant },
) {
  const clock = clockOf(event, state);
  const { reason, ...rest } = event.data;
  return {
    type: event.type,
    timestamp: toIso(event.at),
    data: {
      case: caseView({ file, state }, now),
      ...(clock && { clock: clockView(clock, file, now) }),
      reason,
      ...rest,
      links: linksOf(file.id, links),
    },
  };
}

/** The clock that an event is about: that of its cycle; a correction is about the latest. */
function clockOf({ key, metric }: CaseEvent, { clocks }: CaseState): Clock | undefined {
  const own = clocks.find((one) => key.startsWith(clockKey(one.metric, one.cycle, '')));
  return own ?? clocks.findLast((one) => one.metric === metric);
}

function linksOf(caseId: string, { publicUrl, temporalUiUrl, namespace }: Links) {
  const api = `${publicUrl}/v1/cases/${caseId}`;
  const workflow = `namespaces/${encodeURIComponent(namespace)}/workflows/${caseId}`;
  return {
    case: api,
    timeline: `${api}/timeline`,
    ...(temporalUiUrl !== null && { temporal: `${temporalUiUrl}/${workflow}` }),
  };
}
