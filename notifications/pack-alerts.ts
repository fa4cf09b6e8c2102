import type { PackEntry, PackFile, PackState } from '../domain/pack/types.ts';
import { toIso } from '../domain/time/instant.ts';
import { packView } from '../domain/view/pack-view.ts';
import type { NewDelivery } from '../ledger/types/deliveries.ts';
import type { Complete, Detected, PackBatch } from '../ledger/types/outbox.ts';
import type { Subscription } from '../ledger/types/subscriptions.ts';
import { shownLinks, temporalLink, type Links } from './links.ts';
import { alertDueAt, newDelivery, type Alert } from './new-delivery.ts';
import { matchesEvent } from './subscription-match.ts';
import { isAlerted, packText, type AlertedEntry } from './text/pack-alert.ts';

/** The alerts that entries of a pack cause: one for each entry and matching subscription. */
export function packAlertsFor(
  { file, state, events }: Complete<PackBatch>,
  subscriptions: readonly Subscription[],
  links: Links,
): NewDelivery[] {
  return events
    .filter(isAlerted)
    .filter(({ quiet }) => !quiet)
    .flatMap((entry) => {
      const matching = subscriptions.filter((one) => matchesPack(one, entry, file, state));
      if (matching.length === 0) return [];
      const alert = alertOf(entry, file, state, links);
      return matching.map((subscription) => newDelivery(alert, subscription));
    });
}

function alertOf(
  entry: AlertedEntry & Detected,
  file: PackFile,
  state: PackState,
  links: Links,
): Alert {
  return {
    subject: file.id,
    about: { caseId: null, packId: file.id },
    event: entry,
    dueAt: alertDueAt(entry),
    body: alertBody(entry, file, state, links),
    textFor: (reader) => packText({ entry, file, links: linksOf(file.id, links) }, reader),
  };
}

/** A pack has no severity, so subscriptions that filter by severity do not match. */
function matchesPack(
  subscription: Pick<Subscription, 'events' | 'filter' | 'paused' | 'endedAt'>,
  { type }: PackEntry,
  { account, offering }: PackFile,
  { claimedBy }: PackState,
): boolean {
  const { filter } = subscription;
  const isTheirs =
    filter.account === undefined || [account.id, ...claimedBy].includes(filter.account);
  return (
    matchesEvent(subscription, type) &&
    isTheirs &&
    (filter.offering === undefined || filter.offering === offering) &&
    filter.severity === undefined
  );
}

function linksOf(packId: string, links: Links) {
  return {
    pack: `${links.publicUrl}/v1/packs/${packId}`,
    temporal: temporalLink(packId, links),
  };
}

function alertBody(entry: PackEntry, file: PackFile, state: PackState, links: Links) {
  return {
    type: entry.type,
    timestamp: toIso(entry.at),
    data: {
      pack: packView({ file, state }),
      policyVersion: file.policyVersion,
      source: file.source,
      ...entry.data,
      next: state.status === 'expired' ? null : { what: 'expiry', at: toIso(file.expiresAt) },
      links: shownLinks(linksOf(file.id, links)),
    },
  };
}
