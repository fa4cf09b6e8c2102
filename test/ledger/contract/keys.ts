import { describe, expect, it } from 'vitest';
import type { ApiKey } from '../../../ledger/types/api-keys.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';

const KEY: ApiKey = { id: 'key_admin', name: 'first', role: 'administrator', hash: 'ab12' };

export function keysContract(ledger: () => Ledger): void {
  describe('keys', () => {
    it('has no administrator until a key is stored, and then finds it by its hash', async () => {
      const { keys } = ledger();
      expect(await keys.hasAdministrator()).toBe(false);
      await keys.put(KEY);
      expect(await keys.hasAdministrator()).toBe(true);
      expect(await keys.findByHash(KEY.hash)).toEqual(KEY);
    });

    it('replaces a key stored again under its id: the old hash is no longer valid', async () => {
      const { keys } = ledger();
      await keys.put({ ...KEY, hash: 'old' });
      await keys.put({ ...KEY, hash: 'new', name: 'second' });
      expect(await keys.findByHash('old')).toBeNull();
      expect(await keys.findByHash('new')).toEqual({ ...KEY, hash: 'new', name: 'second' });
    });
  });
}
