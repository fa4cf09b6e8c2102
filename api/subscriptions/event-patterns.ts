import { ALERT_TYPES } from '../../domain/alert/types.ts';

/** Whether a subscription's pattern (a type, a prefix with `.*`, or `*`) takes any event at all. */
export function matchesAnyEvent(pattern: string): boolean {
  if (pattern === '*') return true;
  if (!pattern.endsWith('.*')) return ALERT_TYPES.some((type) => type === pattern);
  const prefix = pattern.slice(0, -1);
  return ALERT_TYPES.some((type) => type.startsWith(prefix));
}
