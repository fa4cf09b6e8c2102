import { describe, expect, it } from 'vitest';
import { PolicyChangedError } from '../../../ledger/errors.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import type { PolicyVersion } from '../../../ledger/types/policies.ts';
import { newId } from '../records.ts';

function version(digest: string, file = `offerings/${newId('acme')}/v1.yaml`): PolicyVersion {
  return { file, digest };
}

export function policiesContract(ledger: () => Ledger): void {
  async function pinnedOf(...files: readonly string[]): Promise<readonly PolicyVersion[]> {
    const all = await ledger().policies.pinned();
    return all.filter(({ file }) => files.includes(file));
  }

  describe('versions of policies', () => {
    it('are kept with what they said first, by file', async () => {
      const [later, earlier] = [version('bb', 'offerings/zinc/v1.yaml'), version('aa')];
      await ledger().policies.pin([later, earlier]);
      await ledger().policies.pin([earlier]);
      expect(await pinnedOf(earlier.file, later.file)).toEqual([earlier, later]);
    });

    it('are refused with another content, and then none of them is kept', async () => {
      const [first, other] = [version('aa'), version('cc')];
      await ledger().policies.pin([first]);
      const changed = { ...first, digest: 'bb' };
      await expect(ledger().policies.pin([other, changed])).rejects.toThrow(
        new PolicyChangedError([first.file]),
      );
      expect(await pinnedOf(first.file, other.file)).toEqual([first]);
      await ledger().policies.pin([first]);
    });

    it('are what one of many said that kept it at the same time, and the others are refused', async () => {
      const { file } = version('');
      const calendar = `calendars/${newId('office')}/v1.yaml`;
      const pins = Array.from({ length: 8 }, (_, index) => {
        const digest = index % 2 === 0 ? 'even' : 'odd';
        const both = [version(digest, file), version('same', calendar)];
        return ledger().policies.pin(index < 4 ? both : both.toReversed());
      });
      const results = await Promise.allSettled(pins);
      const [kept] = await pinnedOf(file);
      const parity = kept?.digest === 'even' ? 0 : 1;
      for (const [index, result] of results.entries()) {
        expect(result.status).toBe(index % 2 === parity ? 'fulfilled' : 'rejected');
      }
    });
  });
}
