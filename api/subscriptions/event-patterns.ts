/** Every type of event of the interface, whether this version sends it yet or not. */
const TYPES = [
  'case.opened',
  'case.sla.warning',
  'case.sla.breached',
  'case.sla.met',
  'case.sla.met_late',
  'case.sla.corrected',
  'case.responded',
  'case.customer.asked',
  'case.customer.reminded',
  'case.customer.replied',
  'case.request.withdrawn',
  'case.severity.changed',
  'case.severity.downgraded',
  'case.flagged',
  'case.escalated',
  'case.acknowledged',
  'case.updated',
  'case.split',
  'case.closed',
  'case.reopened',
  'case.credit.reserved',
  'case.credit.charged',
  'case.credit.returned',
  'case.credit.missing',
  'pack.low',
  'pack.expiring',
  'pack.expired',
  'pack.exhausted',
  'delivery.failed',
  'reconciler.gap',
] as const;

/** Whether a subscription's pattern (a type, a prefix with `.*`, or `*`) takes any event at all. */
export function matchesAnyEvent(pattern: string): boolean {
  if (pattern === '*') return true;
  if (!pattern.endsWith('.*')) return TYPES.some((type) => type === pattern);
  const prefix = pattern.slice(0, -1);
  return TYPES.some((type) => type.startsWith(prefix));
}
