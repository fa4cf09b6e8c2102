import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { deadline } from '../../../domain/time/deadline.ts';
import { wallTimeText } from '../../../domain/time/wall-hours.ts';
import { knownZone } from '../../../domain/time/zone.ts';
import { place, sample, sampleBeforeJump, share, span } from './arbitraries.ts';
import { bruteAdd, bruteAddDays, bruteAddMonths, bruteBy, bruteMeasure } from './brute-force.ts';
import { HOUR, MINUTE } from './calendars.ts';
import { PROPERTY_TIMEOUT, propertyRuns } from './property-runs.ts';

const wallTime = fc.oneof(
  fc.integer({ min: 0, max: 1_440 }),
  fc.constantFrom(0, 150, 540, 840, 1_020, 1_440),
);

const text = (minute: number) => wallTimeText(minute * MINUTE);

describe('targets agree with a walk by the minute', { timeout: PROPERTY_TIMEOUT }, () => {
  test('of calendar days', () => {
    fc.assert(
      fc.property(place, fc.nat(400), ({ timeZone, start }, days) => {
        const due = deadline({ days }, start, null, knownZone(timeZone));
        expect(due).toBe(bruteAddDays(timeZone, start, days));
      }),
      propertyRuns(),
    );
  });

  test('of months', () => {
    fc.assert(
      fc.property(place, fc.nat(40), ({ timeZone, start }, months) => {
        const due = deadline({ months }, start, null, knownZone(timeZone));
        expect(due).toBe(bruteAddMonths(timeZone, start, months));
      }),
      propertyRuns(),
    );
  });

  test('of business hours', () => {
    fc.assert(
      fc.property(sample, span, share, ({ calendar, start }, length, part) => {
        const compiled = compileCalendar(calendar);
        const amount = Math.floor(bruteMeasure(calendar, start, start + length) * part);
        const businessHours = amount / HOUR;
        const due = deadline({ businessHours }, start, compiled, knownZone(calendar.timeZone));
        expect(due).toBe(bruteAdd(calendar, start, amount));
      }),
      propertyRuns(),
    );
  });

  test.each([
    ['at any time', sample],
    ['before hours that clocks skip or repeat', sampleBeforeJump],
  ])('by a wall time on a business day, started %s', (_when, starts) => {
    const cutOff = fc.option(fc.record({ at: wallTime, after: fc.nat(5) }), { nil: undefined });
    fc.assert(
      fc.property(starts, wallTime, fc.nat(4), cutOff, (drawn, time, businessDays, late) => {
        const { calendar, start } = drawn;
        const compiled = compileCalendar(calendar);
        const by = {
          time: text(time),
          businessDays,
          cutOff: late && { at: text(late.at), after: late.after },
        };
        const due = deadline({ by }, start, compiled, knownZone(calendar.timeZone));
        expect(due).toBe(bruteBy(calendar, start, { time, businessDays, cutOff: late }));
      }),
      propertyRuns(),
    );
  });
});
