import { severityNames } from '../domain/case/severities.ts';
import type { CaseEvent, CaseFile, CaseState, Severity } from '../domain/case/types.ts';
import { waitingParty } from '../domain/case/who-acts.ts';
import { toIso, type Instant } from '../domain/time/instant.ts';
import { caseView, clockView } from '../domain/view/case-view.ts';
import type { NewDelivery } from '../ledger/types/deliveries.ts';
import type { Batch, Complete, Detected } from '../ledger/types/outbox.ts';
import type { Subscription } from '../ledger/types/subscriptions.ts';
import { shownLinks, temporalLink, type Links } from './links.ts';
import { alertDueAt, newDelivery, type Alert } from './new-delivery.ts';
import { matchesEvent } from './subscription-match.ts';
import { caseText, clockOf, groundsOf } from './text/case-alert.ts';

/**
 * The alerts that a batch causes: one for each event and matching subscription. They show the case
 * as it is after the batch, at `now`.
 */
export function alertsFor(
  batch: Complete<Batch>,
  subscriptions: readonly Subscription[],
  links: Links,
  now: Instant,
): NewDelivery[] {
  const { file, state, events } = batch;
  const severities = severitiesOf(batch);
  return events
    .filter((event) => !event.quiet)
    .flatMap((event) => {
      const at = severities.get(event.seq) ?? [state.severity];
      const matching = subscriptions.filter((one) => matchesCase(one, event, file, at));
      if (matching.length === 0) return [];
      const alert = alertOf(event, file, state, { links, now });
      return matching.map((subscription) => newDelivery(alert, subscription));
    });
}

function alertOf(
  event: CaseEvent & Detected,
  file: CaseFile,
  state: CaseState,
  at: { links: Links; now: Instant },
): Alert {
  const links = linksOf(file.id, at.links);
  return {
    subject: file.id,
    about: { caseId: file.id, packId: null },
    event,
    dueAt: alertDueAt(event),
    body: alertBody(event, file, state, at),
    textFor: (reader) => caseText({ event, file, state, links, now: at.now }, reader),
  };
}

/**
 * The severities at each event, by its seq: a batch may hold a breach and the downgrade after it. A
 * change of severity counts for both the old and the new one.
 */
function severitiesOf({ events, state }: Batch): ReadonlyMap<number, readonly Severity[]> {
  let severity = state.severity;
  const found = new Map<number, readonly Severity[]>();
  for (const { seq, data } of events.toSorted((a, b) => b.seq - a.seq)) {
    const before = 'from' in data ? data.from : severity;
    found.set(seq, before === severity ? [severity] : [severity, before]);
    severity = before;
  }
  return found;
}

/**
 * Whether a subscription matches an event of a case. `events` are types, a prefix with `.*`, or
 * `*`; every field of the filter must match.
 * @param severities of the case at the event; both the old and the new one if it changes
 */
export function matchesCase(
  subscription: Pick<Subscription, 'events' | 'filter' | 'paused' | 'endedAt'>,
  event: CaseEvent,
  file: CaseFile,
  severities: readonly Severity[],
): boolean {
  const { account, offering, severity, level } = subscription.filter;
  return (
    matchesEvent(subscription, event.type) &&
    (account === undefined || account === file.account.id) &&
    (offering === undefined || offering === file.request.offering) &&
    (severity === undefined || severities.includes(severity)) &&
    (level === undefined || event.type !== 'case.escalated' || event.data.level >= level)
  );
}

/** `timestamp` is the instant at which the event was due or done, not when it was noticed. */
function alertBody(
  event: CaseEvent,
  file: CaseFile,
  state: CaseState,
  { links, now }: { links: Links; now: Instant },
) {
  const clock = clockOf(event, state);
  const shown = caseView({ file, state }, now);
  return {
    type: event.type,
    timestamp: toIso(event.at),
    data: {
      case: shown,
      ...(clock && { clock: clockView(clock, file, now) }),
      policyVersion: file.policyVersion,
      severityName: severityNames(file, state.severity).en,
      toAct: waitingParty(state),
      next: shown.next,
      ...event.data,
      ...groundsOf(event, state),
      links: shownLinks(linksOf(file.id, links)),
    },
  };
}

function linksOf(caseId: string, links: Links) {
  const api = `${links.publicUrl}/v1/cases/${caseId}`;
  return { case: api, timeline: `${api}/timeline`, temporal: temporalLink(caseId, links) };
}
