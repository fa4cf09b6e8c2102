import { createHash } from 'node:crypto';

/** An id that is the same for the same parts, after every crash and on every machine. */
export function identityOf(kind: string, parts: readonly unknown[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${kind}_${digest.slice(0, 32)}`;
}
