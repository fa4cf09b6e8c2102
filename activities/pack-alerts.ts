import type { PackEntry, PackFile, PackState } from '../domain/pack/types.ts';
import { toIso } from '../domain/time/instant.ts';
import { packView } from '../domain/view/pack-view.ts';
import type { NewDelivery, PackBatch, Subscription } from '../ledger/types.ts';
import { covers, webhookId, type Links } from './alerts.ts';

/** Movements of credits are for the account; alerts are about what is going to be missed. */
const ALERTED: ReadonlySet<string> = new Set([
  'pack.low',
  'pack.exhausted',
  'pack.expiring',
  'pack.expired',
]);

/** The alerts that some entries of a pack cause: one for each entry and subscription that wants it. */
export function packAlertsFor(
  batch: PackBatch,
  file: PackFile,
  subscriptions: readonly Subscription[],
  links: Links,
): NewDelivery[] {
  return batch.events
    .filter(({ type, quiet }) => ALERTED.has(type) && !quiet)
    .flatMap((entry) => {
      const wanting = subscriptions.filter((one) => wantsPack(one, entry, file, batch.state));
      if (wanting.length === 0) return [];
      const body = JSON.stringify(alertBody(entry, file, batch.state, links));
      return wanting.map(({ id, target }) => ({
        id: webhookId(file.id, entry.key, id),
        caseId: null,
        packId: file.id,
        eventSeq: entry.seq,
        eventKey: entry.key,
        eventType: entry.type,
        subscriptionId: id,
        target,
        body,
        dueAt: entry.at,
      }));
    });
}

/** A pack has no severity: who filters by it wants to hear of cases. */
function wantsPack(
  { events, filter }: Pick<Subscription, 'events' | 'filter'>,
  { type }: PackEntry,
  { account, offering }: PackFile,
  { claimedBy }: PackState,
): boolean {
  const isTheirs =
    filter.account === undefined || [account.id, ...claimedBy].includes(filter.account);
  return (
    events.some((pattern) => covers(pattern, type)) &&
    isTheirs &&
    (filter.offering === undefined || filter.offering === offering) &&
    filter.severity === undefined
  );
}

function alertBody(entry: PackEntry, file: PackFile, state: PackState, { publicUrl }: Links) {
  const { reason, ...rest } = entry.data;
  return {
    type: entry.type,
    timestamp: toIso(entry.at),
    data: {
      pack: packView({ file, state }),
      reason,
      ...rest,
      links: { pack: `${publicUrl}/v1/packs/${file.id}` },
    },
  };
}
