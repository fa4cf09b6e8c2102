import { expect, test, vi } from 'vitest';
import { when } from '../../../domain/text/when.ts';
import { LOCALES } from '../../../domain/text/words/locale.ts';
import { offsetAt } from '../../../domain/time/zone.ts';
import { heldBytes } from '../../support/held-memory.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

test('what is kept of readers in all zones and languages is limited', () => {
  const before = heldBytes();
  for (const timeZone of ZONES) {
    for (const locale of LOCALES) when(0, { locale, timeZone: null }, timeZone);
  }
  // Most of a format lies where no figure of Node shows it; what it has in the heap tells how many there are.
  expect(heldBytes() - before).toBeLessThan(1_000_000);
});

test('of the zones that offsets were asked for, the last hundred are kept', () => {
  for (const timeZone of ZONES) offsetAt(0, timeZone);
  const Format = Intl.DateTimeFormat;
  const made = vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function make(...how) {
    return new Format(...how);
  });
  for (const timeZone of ZONES.toReversed()) offsetAt(0, timeZone);
  const kept = ZONES.length - made.mock.calls.length;
  made.mockRestore();
  expect(kept).toBe(100);
});
