import { createHash, randomBytes } from 'node:crypto';
import type { KeyStore } from '../../ledger/types/api-keys.ts';

/** There is one administrator's key in the ledger, whatever its value. */
const ADMINISTRATOR = {
  id: 'key_administrator',
  name: 'administrator',
  role: 'administrator',
} as const;

/** The longest key that is read from a header. */
export const MAX_KEY_LENGTH = 512;

/** SHA-256 in hex. Keys are long and random, so a slow hash would not protect them any better. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/**
 * Makes sure that there is an administrator's key: the configured one, which replaces the one before, or a
 * new one if there never was any.
 * @returns the key if it is new, to be shown this once, as only its hash is stored
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
