import { createHash } from 'node:crypto';
import { caseText, clockOf } from '../domain/alert/case-text.ts';
import type { AlertText } from '../domain/alert/types.ts';
import { alertLocaleOf } from '../domain/alert/words/index.ts';
import type { CaseEvent, CaseFile, CaseState } from '../domain/case/types.ts';
import { toIso, type Instant } from '../domain/time/instant.ts';
import { caseView, clockView } from '../domain/view/case-view.ts';
import type { Batch, NewDelivery, Subscription } from '../ledger/types.ts';
import { shownTarget } from '../targets/shown-target.ts';
import { bodyFor } from './channels/body.ts';

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
      const body = alertBody(event, file, batch.state, { links, now });
      return wanting.map((subscription) =>
        newDelivery(
          event,
          file.id,
          subscription,
          bodyFor(subscription.type, body, textFor(subscription)),
        ),
      );

      function textFor({ locale, timeZone }: Subscription): AlertText {
        const { case: url, temporal = null } = linksOf(file.id, links);
        const reader = { locale: alertLocaleOf(locale), timeZone };
        return caseText(
          { event, file, state: batch.state, links: { case: url, temporal } },
          reader,
        );
      }
    });
}

/** Whether anything is sent to it at present. */
export function isActive({ paused, endedAt }: Pick<Subscription, 'paused' | 'endedAt'>): boolean {
  return !paused && endedAt === null;
}

/** `events` are types, a prefix with `.*`, or `*`; every field of the filter must agree. */
export function wants(
  subscription: Pick<Subscription, 'events' | 'filter' | 'paused' | 'endedAt'>,
  event: Pick<CaseEvent, 'type' | 'data'>,
  file: CaseFile,
  state: CaseState,
): boolean {
  const { account, offering, severity, level } = subscription.filter;
  return (
    isActive(subscription) &&
    subscription.events.some((pattern) => covers(pattern, event.type)) &&
    (account === undefined || account === file.account.id) &&
    (offering === undefined || offering === file.request.offering) &&
    (severity === undefined || severity === state.severity) &&
    (level === undefined || event.type !== 'case.escalated' || Number(event.data['level']) >= level)
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
    target: shownTarget(subscription),
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

function linksOf(caseId: string, { publicUrl, temporalUiUrl, namespace }: Links) {
  const api = `${publicUrl}/v1/cases/${caseId}`;
  const workflow = `namespaces/${encodeURIComponent(namespace)}/workflows/${caseId}`;
  return {
    case: api,
    timeline: `${api}/timeline`,
    ...(temporalUiUrl !== null && { temporal: `${temporalUiUrl}/${workflow}` }),
  };
}
