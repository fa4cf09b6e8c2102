import { expect, test } from 'vitest';
import { when } from '../../../domain/text/when.ts';
import { LOCALES } from '../../../domain/text/words/locale.ts';
import { knownZone } from '../../../domain/time/zone.ts';
import { heldBytes } from '../../support/held-memory.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

test('what is kept of readers in all zones and languages is limited', () => {
  // Zones are kept as long as the process lives, and are not counted here.
  for (const timeZone of ZONES) knownZone(timeZone);
  const before = heldBytes();
  for (const timeZone of ZONES) {
    for (const locale of LOCALES) when(0, { locale, timeZone: null }, timeZone);
  }
  // Most of a format lies where no figure of Node shows it; what it has in the heap tells how many there are.
  expect(heldBytes() - before).toBeLessThan(1_000_000);
});
