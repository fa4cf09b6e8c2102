import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  holidayDifference,
  makeUpDifference,
} from '../../../catalogue/authoring/snapshot-difference.ts';
import { snapshotText } from '../../../catalogue/authoring/snapshot-file.ts';
import { POLICIES } from '../../../catalogue/load/load.ts';
import { holidaysSchema, type HolidaySnapshot } from '../../../catalogue/schema/holiday-schema.ts';
import { ownCatalogue } from '../../support/catalogues.ts';
import { rounds } from '../../support/rounds.ts';

const { holidays, makeUpDays } = ownCatalogue();

const before: HolidaySnapshot = {
  country: 'DE',
  generatedBy: 'hand 1',
  years: [2026, 2026],
  days: { '2026-01-01': 'New Year', '2026-05-01': 'Labour Day' },
  subdivisions: ['DE-BE', 'DE-BY'],
  added: [{ name: 'Epiphany', in: ['DE-BY'], on: ['2026-01-06'] }],
  removed: [{ name: 'Labour Day', in: ['DE-BE'], on: ['2026-05-01'] }],
};

function differenceTo(changes: Partial<HolidaySnapshot>): readonly string[] {
  return holidayDifference(before, { ...before, ...changes });
}

describe('the difference between two snapshots', () => {
  it('is nothing where nothing changes', () => {
    expect(differenceTo({})).toEqual([]);
    for (const each of holidays) expect(holidayDifference(each, each)).toEqual([]);
    for (const each of makeUpDays) expect(makeUpDifference(each, each)).toEqual([]);
  });

  it('is each day that goes, comes, or is called otherwise', () => {
    expect(
      differenceTo({ days: { '2026-01-01': 'New Year’s Day', '2026-12-25': 'Christmas' } }),
    ).toEqual([
      '- 2026-01-01 New Year',
      '- 2026-05-01 Labour Day',
      '+ 2026-01-01 New Year’s Day',
      '+ 2026-12-25 Christmas',
    ]);
  });

  it('is told part by part, whether closed or open there', () => {
    const added = [{ name: 'Epiphany', in: ['DE-BE', 'DE-BY'], on: ['2026-01-06'] }];
    expect(differenceTo({ added, removed: [] })).toEqual([
      '- DE-BE 2026-05-01 open on Labour Day',
      '+ DE-BE 2026-01-06 closed for Epiphany',
    ]);
  });

  it('is a part that comes or goes, though it has no days of its own', () => {
    expect(differenceTo({ subdivisions: ['DE-BE', 'DE-BY', 'DE-HH'] })).toEqual(['+ DE-HH']);
  });

  it('is of other years, or drafted by another version', () => {
    expect(differenceTo({ years: [2026, 2027], generatedBy: 'hand 2' })).toEqual([
      '- 2026 to 2026 by hand 1',
      '+ 2026 to 2027 by hand 2',
    ]);
  });

  it('is a caveat that comes or goes', () => {
    expect(differenceTo({ caveats: [{ from: 2026, detail: 'Guessed.' }] })).toEqual([
      '+ caveat {"from":2026,"detail":"Guessed."}',
    ]);
  });

  it('is everything where there was none', () => {
    expect(holidayDifference(null, before)).toEqual([
      '+ 2026 to 2026 by hand 1',
      '+ 2026-01-01 New Year',
      '+ 2026-05-01 Labour Day',
      '+ DE-BE',
      '+ DE-BY',
      '+ DE-BE 2026-05-01 open on Labour Day',
      '+ DE-BY 2026-01-06 closed for Epiphany',
    ]);
  });

  it('is each make-up day, worked or off', () => {
    const arrangement = {
      country: 'CN',
      generatedBy: 'hand',
      years: [2026, 2026] as [number, number],
      worked: { '2026-01-04': 'New Year' },
      off: {},
    };
    expect(
      makeUpDifference(arrangement, {
        ...arrangement,
        worked: {},
        off: { '2026-01-02': 'New Year' },
      }),
    ).toEqual(['- 2026-01-04 worked for New Year', '+ 2026-01-02 off for New Year']);
  });
});

describe('the text of a snapshot', () => {
  it('is the snapshot again, with lists on one line each', () => {
    const text = snapshotText(before);
    expect(holidaysSchema.parse(JSON.parse(text))).toEqual(before);
    expect(text).toContain('"subdivisions": ["DE-BE", "DE-BY"],\n');
    expect(text).toContain('    "2026-01-01": "New Year",\n');
  });

  it.each(holidays)('is what is committed: $country', (snapshot) => {
    const committed = readFileSync(join(POLICIES, `holidays/${snapshot.country}.json`), 'utf8');
    expect(snapshotText(snapshot)).toBe(committed);
  });
});

describe('`npm run holidays:draft -- --check`', () => {
  /** Drafting all takes half a minute, and that each is as committed is a test of the snapshots too. */
  const some = rounds<readonly string[]>([], ['--country', 'BE']);

  it('ends with 0 where nothing would change', { timeout: 300_000 }, () => {
    const { status, stdout } = draft('--check', ...some);
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(rounds(26, 1));
    expect(lines.filter((line) => !line.endsWith(': unchanged'))).toEqual([]);
    expect(status).toBe(0);
  });

  it('names a country that is not drafted', () => {
    const { status, stderr } = draft('--check', '--country', 'ZZ');
    expect(stderr).toContain('--country ZZ is not drafted');
    expect(status).toBe(1);
  });
});

function draft(...args: readonly string[]) {
  const script = join(POLICIES, '../catalogue/authoring/draft-holidays.ts');
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    encoding: 'utf8',
    cwd: join(POLICIES, '..'),
  });
}
