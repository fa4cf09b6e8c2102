import moment from 'moment-timezone';
import { expect, test } from 'vitest';
import { newestZoneData } from '../../../domain/time/zone.ts';

test('the clock of the walk has our release of the zone data, also once the library of holidays is loaded', async () => {
  await import('date-holidays');
  expect(moment.tz.dataVersion).toBe(newestZoneData());
});
