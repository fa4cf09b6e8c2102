import type { Logger } from 'pino';
import { hasZoneData, newestZoneData } from '../domain/time/zone.ts';
import type { Ledger } from '../ledger/types/ledger.ts';

/** Open cases were scheduled with zone data that this process does not have, so it cannot schedule them further. */
class ZoneDataMissingError extends Error {
  override readonly name = 'ZoneDataMissingError';

  constructor(missing: readonly string[]) {
    super(
      `open cases were scheduled with zone data ${missing.join(', ')}, which this version of the service ` +
        'does not have: their next deadlines wait for one that has them',
    );
  }
}

/**
 * Tells the ledger which zone data this process works with, and the log where another process works with
 * newer ones, or open cases need some that this one does not have.
 */
export async function announceZoneData(
  { zoneData }: Pick<Ledger, 'zoneData'>,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  const release = newestZoneData();
  await zoneData.use(release);
  const newest = (await zoneData.newest()) ?? release;
  if (newest > release) {
    log.warn(
      { release, newest },
      `Another process works with zone data ${newest}, this one with ${release}: cases that it opens follow older laws until it is updated.`,
    );
  }
  const missing = await missingFrom(zoneData);
  if (missing.length > 0) log.warn({ missing }, new ZoneDataMissingError(missing).message);
}

/** Throws where open cases were scheduled with zone data that this process does not have. */
export async function requireZoneData({ zoneData }: Pick<Ledger, 'zoneData'>): Promise<void> {
  const missing = await missingFrom(zoneData);
  if (missing.length > 0) throw new ZoneDataMissingError(missing);
}

async function missingFrom(zoneData: Ledger['zoneData']): Promise<readonly string[]> {
  const releases = await zoneData.ofOpenCases();
  return releases.filter((release) => !hasZoneData(release));
}
