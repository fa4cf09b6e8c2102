import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../policies/load.ts';
import { policiesWith, problemsOf } from './folder.ts';

const calendar = readFileSync(join(POLICIES, 'calendars/local-business.yaml'), 'utf8');

describe('a bad calendar', () => {
  it.each([
    ['timeZone: account', 'timeZone: Mars/Olympus', 'timeZone', /neither an IANA zone/],
    ['timeZone: account', 'timeZone: "+08:00"', 'timeZone', /neither an IANA zone/],
    ["mon: [['09:00', '17:00']]", "mon: [['09:00', '25:00']]", 'weekly.mon.0.1', /wall time/],
    ["mon: [['09:00', '17:00']]", "mon: [['17:00', '09:00']]", 'weekly.mon.0', /not before/],
    [
      "mon: [['09:00', '17:00']]",
      "mon: [['09:00', '13:00'], ['12:00', '17:00']]",
      'weekly.mon.1',
      /before the interval above it ends/,
    ],
    ["mon: [['09:00', '17:00']]", "monday: [['09:00', '17:00']]", 'weekly', /monday/],
    ['holidays: account', 'holidays: ZZ', 'holidays', /no holidays\/ZZ\.json/],
    ['id: local-business', 'id: local', '', /calls itself local/],
  ])('is named with its place: %j as %j', (search, replacement, path, message) => {
    expect(calendar).toContain(search);
    const file = 'calendars/local-business.yaml';
    const problems = problemsOf(policiesWith({ [file]: calendar.replace(search, replacement) }));
    expect(problems).toContainEqual({ file, path, message: expect.stringMatching(message) });
  });

  it('is one that never opens', () => {
    const never = `${calendar.slice(0, calendar.indexOf('weekly:'))}weekly: { mon: [] }\nholidays: none\n${calendar.slice(calendar.lastIndexOf('source:'))}`;
    const problems = problemsOf(policiesWith({ 'calendars/local-business.yaml': never }));
    expect(problems[0]?.message).toBe('a calendar that never opens');
  });

  it('is one whose holidays are no dates, or not of their years', () => {
    const days = { '2026-02-30': 'None', '2040-01-01': 'Too late' };
    const text = JSON.stringify({ country: 'CN', generatedBy: 'hand', years: [2015, 2035], days });
    const paths = problemsOf(policiesWith({ 'holidays/CN.json': text })).map(({ path }) => path);
    expect(paths).toContain('days.2026-02-30');
    const late = text.replace('2026-02-30', '2026-02-28');
    const [problem] = problemsOf(policiesWith({ 'holidays/CN.json': late }));
    expect(problem).toMatchObject({ path: 'days.2040-01-01', message: 'outside of its years' });
  });
});
