import { createHash, randomBytes } from 'node:crypto';
import type { KeyStore } from '../../ledger/types.ts';

/** The administrator's key has one place in the ledger, whatever its value. */
const ADMINISTRATOR = {
  id: 'key_administrator',
  name: 'administrator',
  role: 'administrator',
} as const;

/** SHA-256, hex. Keys are long and random, so that a slow hash would protect nothing more. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/**
 * Sees that there is an administrator's key: the configured one (which takes the place of the one
 * before), or one made now where there never was any.
 * @returns the key where it was made now, to be shown this once: only its hash is kept
 */
export async function ensureAdministrator(
  keys: KeyStore,
  configured: string | null,
): Promise<{ readonly key: string | null }> {
  if (configured !== null) {
    const hash = hashKey(configured);
    if ((await keys.findByHash(hash)) === null) await keys.put({ ...ADMINISTRATOR, hash });
    return { key: null };
  }
  if (await keys.hasAdministrator()) return { key: null };
  const key = `sla_${randomBytes(24).toString('base64url')}`;
  await keys.put({ ...ADMINISTRATOR, hash: hashKey(key) });
  return { key };
}
