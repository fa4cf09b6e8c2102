import type { AlertType } from '../../domain/text/words/event-types.ts';

/** How alarming each type of alert is, the worst first: a digest is named by the worst that it carries. */
export const WORST_FIRST = [
  'case.sla.breached',
  'case.escalated',
  'reconciler.gap',
  'delivery.failed',
  'case.flagged',
  'case.sla.warning',
  'case.customer.reminded',
  'case.wait.reminded',
  'case.severity.downgraded',
  'case.sla.met_late',
  'case.sla.corrected',
  'case.credit.missing',
  'case.revived',
  'case.reopened',
  'case.opened',
  'case.severity.changed',
  'case.customer.replied',
  'case.closed',
  'case.retracted',
  'case.request.withdrawn',
  'case.split',
  'case.acknowledged',
  'case.customer.asked',
  'case.wait.started',
  'case.wait.ended',
  'case.responded',
  'case.sla.met',
  'case.updated',
  'pack.exhausted',
  'pack.expired',
  'pack.low',
  'pack.expiring',
  'pack.corrected',
  'case.credit.charged',
  'case.credit.returned',
  'case.credit.reserved',
] as const satisfies readonly AlertType[];

const RANKS: ReadonlyMap<string, number> = new Map(WORST_FIRST.map((type, rank) => [type, rank]));

/** The worst of some alerts; of several, the first. */
export function worstOf<Alert extends { readonly eventType: string }>(
  alerts: readonly [Alert, ...Alert[]],
): Alert {
  const rank = ({ eventType }: Alert) => RANKS.get(eventType) ?? Infinity;
  return alerts.reduce((worst, alert) => (rank(alert) < rank(worst) ? alert : worst));
}
