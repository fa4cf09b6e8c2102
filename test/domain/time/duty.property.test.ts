import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import type { Duty } from '../../../domain/time/duty.ts';
import { dutyAt } from '../../../domain/time/duty.ts';
import { samplePair } from './arbitraries.ts';
import { bruteIsOpen, bruteNext } from './brute-force.ts';
import { DAY } from './calendars.ts';
import { PROPERTY_TIMEOUT, longPropertyRuns, propertyRuns } from './property-runs.ts';

/** By a walk that ends, if need be, at an instant. */
function bruteDuty(calendars: readonly Calendar[], now: number, end: number): Duty {
  const onDuty = calendars.every((calendar) => bruteIsOpen(calendar, now));
  const change = bruteNext(calendars, !onDuty, now, end);
  return { onDuty, until: onDuty ? change : null, nextAt: onDuty ? null : change };
}

/** What is known of a duty by a walk that ends at an instant. */
function before(end: number, { onDuty, until, nextAt }: Duty): Duty {
  const known = (instant: number | null) => (instant === null || instant < end ? instant : null);
  return { onDuty, until: known(until), nextAt: known(nextAt) };
}

describe('duty under two calendars agrees with a walk', { timeout: PROPERTY_TIMEOUT }, () => {
  test('within a month', () => {
    fc.assert(
      fc.property(samplePair, (samples) => {
        const calendars = samples.map(({ calendar }) => calendar);
        const now = samples[0].start;
        const end = now + 31 * DAY;
        const duty = dutyAt(calendars.map(compileCalendar), now);
        expect(before(end, duty)).toEqual(bruteDuty(calendars, now, end));
      }),
      propertyRuns(),
    );
  });

  test('within the years that it looks ahead', () => {
    fc.assert(
      fc.property(samplePair, (samples) => {
        const calendars = samples.map(({ calendar }) => calendar);
        const now = samples[0].start;
        const end = Date.UTC(new Date(now).getUTCFullYear() + 3, 0);
        expect(dutyAt(calendars.map(compileCalendar), now)).toEqual(bruteDuty(calendars, now, end));
      }),
      longPropertyRuns(),
    );
  });
});
