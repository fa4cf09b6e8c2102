import { describe, expect, it } from 'vitest';
import { openBeside } from '../../../domain/offering/half-days.ts';
import type { WallInterval } from '../../../domain/time/calendar.ts';

const OFFICE: readonly WallInterval[] = [
  ['09:00', '12:00'],
  ['13:00', '17:00'],
];
const NIGHT: readonly WallInterval[] = [['22:00', '30:00']];

describe('what stays open on a half day', () => {
  it.each<[string, readonly WallInterval[], WallInterval, readonly WallInterval[]]>([
    ['a morning', OFFICE, ['12:00', '18:00'], [['09:00', '12:00']]],
    ['both ends', [['09:00', '17:00']], ['12:00', '13:00'], OFFICE.with(0, ['09:00', '12:00'])],
    ['nothing of a shift whose evening is closed', NIGHT, ['12:00', '24:00'], []],
    ['the rest of a shift that begins later', NIGHT, ['12:00', '23:00'], [['23:00', '30:00']]],
  ])('is %s', (_what, hours, closed, open) => {
    expect(openBeside([closed], hours)).toEqual(open);
  });
});
