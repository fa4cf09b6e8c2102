import { expect, it, vi } from 'vitest';
import { newestZoneData } from '../../domain/time/zone.ts';
import { announceZoneData, requireZoneData } from '../../service/zone-data.ts';

/** A ledger of processes that work with some releases, and of open cases that were scheduled with some. */
function ledgerOf(newest: string | null, ofOpenCases: readonly string[]) {
  const use = vi.fn<(release: string) => Promise<void>>(() => Promise.resolve());
  const zoneData = {
    use,
    newest: () => Promise.resolve(newest),
    ofOpenCases: () => Promise.resolve(ofOpenCases),
  };
  return { zoneData, use };
}

async function warnings(ledger: ReturnType<typeof ledgerOf>): Promise<string[]> {
  const said: string[] = [];
  await announceZoneData(ledger, { warn: (_facts: unknown, text?: string) => said.push(text!) });
  return said;
}

it('a process tells the ledger which zone data it works with', async () => {
  const ledger = ledgerOf(newestZoneData(), [newestZoneData()]);
  expect(await warnings(ledger)).toEqual([]);
  expect(ledger.use).toHaveBeenCalledWith(newestZoneData());
});

it('a process with older zone data than another says so', async () => {
  const [warning] = await warnings(ledgerOf('2999a', []));
  expect(warning).toContain('zone data 2999a');
  expect(warning).toContain(newestZoneData());
});

it('a process without the zone data of an open case says so, and is not ready', async () => {
  const ledger = ledgerOf(newestZoneData(), ['1999a', newestZoneData()]);
  expect(await warnings(ledger)).toEqual([expect.stringContaining('zone data 1999a')]);
  await expect(requireZoneData(ledger)).rejects.toThrow('zone data 1999a');
});
