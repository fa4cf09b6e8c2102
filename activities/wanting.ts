import type { Subscription } from '../ledger/types.ts';

/** Whether anything is sent to it at present. */
export function isActive({ paused, endedAt }: Pick<Subscription, 'paused' | 'endedAt'>): boolean {
  return !paused && endedAt === null;
}

/** Whether a subscription's pattern (a type, a prefix with `.*`, or `*`) takes events of a type. */
export function covers(pattern: string, type: string): boolean {
  if (pattern === '*' || pattern === type) return true;
  return pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1));
}
