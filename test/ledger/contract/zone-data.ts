import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import { file, firstBatch, noDeliveries } from '../records.ts';

export function zoneDataContract(ledger: () => Ledger): void {
  /** Records a case that was scheduled with a release. */
  async function scheduledWith(zoneDataVersion: string, status: 'open' | 'closed' = 'open') {
    const batch = firstBatch({ ...file(), zoneDataVersion });
    const state = { ...batch.state, status };
    await ledger().outbox.publish({ ...batch, state }, noDeliveries);
  }

  describe('zone data', () => {
    it('know the newest release that a process has worked with', async () => {
      const { zoneData } = ledger();
      for (const release of ['2026b', '2026f', '2025c', '2026f']) await zoneData.use(release);
      expect(await zoneData.newest()).toBe('2026f');
    });

    it('know with which releases open cases were scheduled, each once', async () => {
      await scheduledWith('2001b');
      await scheduledWith('2001a');
      await scheduledWith('2001a');
      await scheduledWith('2001c', 'closed');
      const known = await ledger().zoneData.ofOpenCases();
      expect(known.filter((release) => release.startsWith('2001'))).toEqual(['2001a', '2001b']);
    });
  });
}
