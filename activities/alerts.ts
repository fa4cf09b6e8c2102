import { caseText, clockOf } from '../domain/alert/case-text.ts';
import type { CaseEvent, CaseFile, CaseState } from '../domain/case/types.ts';
import { toIso, type Instant } from '../domain/time/instant.ts';
import { caseView, clockView } from '../domain/view/case-view.ts';
import type { Batch, NewDelivery, Noticed, Subscription } from '../ledger/types.ts';
import { newDelivery, type Alert } from './new-delivery.ts';
import { covers, isActive } from './wanting.ts';

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
      const alert = alertOf(event, file, batch.state, { links, now });
      return wanting.map((subscription) => newDelivery(alert, subscription));
    });
}

function alertOf(
  event: CaseEvent & Noticed,
  file: CaseFile,
  state: CaseState,
  at: { links: Links; now: Instant },
): Alert {
  const { case: url, temporal = null } = linksOf(file.id, at.links);
  return {
    subject: file.id,
    about: { caseId: file.id, packId: null },
    event,
    dueAt: Math.max(event.at, event.knownAt ?? event.at),
    body: alertBody(event, file, state, at),
    textFor: (reader) => caseText({ event, file, state, links: { case: url, temporal } }, reader),
  };
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
