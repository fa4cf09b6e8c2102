import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../../catalogue/load/load.ts';
import { EXAMPLES } from '../../support/catalogues.ts';
import { event, feedOf } from './feeds.ts';
import { emptyFolder, imported, importInto, run, writtenTo } from './imports.ts';

const SCRIPT = join(POLICIES, '../catalogue/authoring/draft-holiday-feed.ts');
const HARBOUR = join(EXAMPLES, 'holiday-feeds/harbour-days.ics');

/** As a program of its own. */
function spawned(args: readonly string[], TZ = 'UTC') {
  const options = { encoding: 'utf8', env: { ...process.env, TZ } } as const;
  return spawnSync(process.execPath, ['--import', 'tsx', SCRIPT, ...args], options);
}

function fileWith(folder: string, text: string): string {
  const path = join(folder, 'feed.ics');
  writeFileSync(path, text);
  return path;
}

describe('npm run holidays:import', { timeout: 60_000 }, () => {
  it.each(['Pacific/Apia', 'America/New_York', 'Asia/Kathmandu'])(
    'writes what is committed, also on a machine in %s',
    (zone) => {
      const folder = emptyFolder();
      const args = ['--feed', HARBOUR, '--id', 'harbour-days', '--folder', folder];
      expect(spawned(args, zone)).toMatchObject({ status: 0, stderr: '' });
      expect(writtenTo(folder)).toBe(writtenTo(EXAMPLES));
    },
  );

  it('prints each day that comes and goes, and what is cancelled', () => {
    const folder = emptyFolder();
    expect(importInto(folder, HARBOUR).stdout).toMatch(
      /\nleft out because it is cancelled: "Regatta" .*\n(?:.*\n)*holiday-feeds\/harbour-days.json: 24 lines\n {2}\+ 2018 to 2035 from/,
    );
    const less = readFileSync(HARBOUR, 'utf8').replace('20261006', '20261005');
    expect(importInto(folder, fileWith(folder, less)).stdout).toContain(
      '  - 2026-10-05 Dredging of the basin\n',
    );
    expect(writtenTo(folder)).not.toContain('2026-10-05');
  });

  it('refuses a feed that has no day in the years of a snapshot', () => {
    const folder = emptyFolder();
    const old = readFileSync(HARBOUR, 'utf8').replaceAll(
      /(?<=[:=])20\d\d(?=[01]\d[0-3]\d)/g,
      '1999',
    );
    const { status, stderr } = importInto(
      folder,
      fileWith(folder, old.replaceAll(/RRULE:.*\r?\n/g, '')),
    );
    expect(status).toBe(1);
    expect(stderr).toContain('no day in the years 2015 to 2035');
    expect(existsSync(join(folder, 'holiday-feeds'))).toBe(false);
  });

  it('only says what would change with --check', () => {
    const folder = emptyFolder();
    expect(importInto(folder, HARBOUR, '--check').status).toBe(1);
    expect(existsSync(join(folder, 'holiday-feeds'))).toBe(false);
    importInto(folder, HARBOUR);
    expect(importInto(folder, HARBOUR, '--check')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('unchanged'),
    });
  });

  it('lists everything that is broken, and writes nothing', () => {
    const folder = emptyFolder();
    importInto(folder, HARBOUR);
    const broken = feedOf(
      event('DTSTART;VALUE=DATE:20260230'),
      event('UID:2', 'SUMMARY:Regatta', 'DTSTART:20260514T090000Z'),
    );
    const { status, stdout, stderr } = importInto(folder, fileWith(folder, broken));
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^.*feed.ics is not imported: settle these 2 .*\n {2}line 7, .*\n {2}line 12, .*\nTo import the rest without them: --leave-out "Founding day" --leave-out "Regatta"\n$/,
    );
    expect(writtenTo(folder)).toBe(writtenTo(EXAMPLES));
  });

  it('lists what is worked and unsure first, each with the switch that takes it otherwise', () => {
    const folder = emptyFolder();
    const feed = feedOf(
      event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas Day', 'DESCRIPTION:Public holiday'),
      event(
        'UID:2',
        'DTSTART;VALUE=DATE:20260329',
        'SUMMARY:Clocks "go" on',
        'DESCRIPTION:Observance',
      ),
      event('UID:3', 'DTSTART;VALUE=DATE:20260214', 'SUMMARY:Work (for Christmas)'),
      event('UID:4', 'DTSTART;VALUE=DATE:20260101', 'SUMMARY:New Year', 'RRULE:FREQ=YEARLY'),
      event('UID:5', 'DTSTART:20120101T090000', 'SUMMARY:Meeting'),
    );
    const { status, stdout } = importInto(folder, fileWith(folder, feed));
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(0, 9)).toEqual([
      'worked: calendars that say their workedHours are open on these days',
      '  "Work (for Christmas)" (its name): 2026-02-14; not so: --leave-out "Work (for Christmas)"',
      'unsure: nothing is closed for these',
      `  "Clocks "go" on" (DESCRIPTION: Observance): 2026-03-29; to close it: --close 'Clocks "go" on'`,
      'closed',
      '  "Christmas Day" (DESCRIPTION: Public holiday): 2026-12-25',
      '  "New Year": 2026-01-01, 2027-01-01, 2028-01-01 and 7 more to 2035-01-01',
      '1 event has no day in the years 2015 to 2035',
      'known to 2026 only: "Christmas Day"; from 2027 on calendars are open on it, with a note; if it happened once: --once "Christmas Day"',
    ]);
  });

  it('keeps what was said, and says when it is said otherwise', () => {
    const folder = emptyFolder();
    const half = event(
      'UID:2',
      'SUMMARY:Early',
      'DTSTART:20261224T120000',
      'DTEND:20261224T180000',
    );
    const unsure = event('UID:3', 'SUMMARY:Eve', 'DTSTART;VALUE=DATE:20261231', 'STATUS:TENTATIVE');
    const feed = fileWith(folder, feedOf(event('DTSTART;VALUE=DATE:20261225'), half, unsure));
    expect(importInto(folder, feed).stderr).toContain('say --half-days exceptions');
    const switches = [
      '--half-days',
      'exceptions',
      '--close',
      'eve',
      '--time-zone',
      'Europe/Berlin',
    ];
    expect(importInto(folder, feed, ...switches).status).toBe(0);
    expect(imported(folder)).toMatchObject({
      choices: { close: ['eve'], timeZone: 'Europe/Berlin', halfDays: 'exceptions' },
      days: { '2026-12-25': 'Founding day', '2026-12-31': 'Eve' },
      halfDays: { '2026-12-24': { name: 'Early', closed: [['12:00', '18:00']] } },
    });
    expect(importInto(folder, feed, ...switches, '--check').status).toBe(0);
    const other = importInto(folder, feed, '--half-days', 'leave-out', '--check');
    expect(other.stdout).toContain(
      'left out because it is 12:00 to 18:00 alone: "Early" (UID 2)\n',
    );
    expect(other.stdout).toContain('  - 2026-12-24 closed from 12:00 to 18:00: Early\n');
    expect(other.stdout).toContain('  + as you said: {"halfDays":"leave-out"}\n');
  });

  it('suggests a switch that can be typed for a name like a switch', () => {
    const folder = emptyFolder();
    const unsure = event(
      'SUMMARY:-- Eve --',
      'DTSTART;VALUE=DATE:20261224',
      'DESCRIPTION:Observance',
    );
    const feed = fileWith(folder, feedOf(unsure));
    expect(importInto(folder, feed).stdout).toContain('; to close it: --close="-- Eve --"\n');
    expect(importInto(folder, feed, '--close=-- Eve --')).toMatchObject({ status: 0 });
    expect(importInto(folder, feed).stdout).toContain('unless you say --anew: --close="-- Eve --"');
  });

  it('prints no control characters of the file, which terminals obey', () => {
    const folder = emptyFolder();
    const cancelled = event('UID:\u001b[31m', 'DTSTART;VALUE=DATE:20261224', 'STATUS:CANCELLED');
    const good = event('UID:2', 'DTSTART;VALUE=DATE:20261225');
    const left = importInto(folder, fileWith(folder, feedOf(cancelled, good)));
    expect(left.stdout).toContain('(UID ␛[31m)');
    const broken = event('DTSTART;VALUE=DATE:2026\u001b[31m');
    const refused = importInto(folder, fileWith(folder, feedOf(broken)));
    expect(refused.stderr).toContain('"2026␛[31m" is not a date');
    expect(left.stdout + refused.stderr).not.toContain('\u001b');
  });

  it('refuses a name that no event has, as it may be mistyped', () => {
    const folder = emptyFolder();
    const { status, stdout, stderr } = importInto(folder, HARBOUR, '--leave-out', 'Founding dya*');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(
      '  --leave-out "Founding dya*" fits no event: did you mean "Founding day"?',
    );
  });

  it('refuses a feed that is unsure of all its days, after it has listed them', () => {
    const folder = emptyFolder();
    const feed = feedOf(event('DTSTART;VALUE=DATE:20260329', 'DESCRIPTION:Observance'));
    const { status, stdout, stderr } = importInto(folder, fileWith(folder, feed));
    expect(status).toBe(1);
    expect(stdout).toContain('to close it: --close "Founding day"');
    expect(stderr).toContain('closes and opens no day in the years 2015 to 2035');
  });

  it('ends with 1 and says so as a program too', () => {
    expect(spawned(['--id', 'x'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('--feed is missing'),
    });
  });

  it.each([
    [[], /--feed is missing/],
    [['--feed', HARBOUR], /--id is missing/],
    [
      ['--feed', HARBOUR, '--id', 'Harbour days'],
      /--id Harbour days: a feed is named by small letters/,
    ],
    [['--feed', 'nowhere.ics', '--id', 'x'], /--feed cannot be read: .*nowhere.ics/],
    [['--fed', HARBOUR], /--fed/],
    [['--feed', HARBOUR, '--id', 'x', '--time-zone', 'MEZ'], /--time-zone MEZ is no IANA zone/],
    [
      ['--feed', HARBOUR, '--id', 'x', '--half-days', 'maybe'],
      /--half-days maybe: it is exceptions/,
    ],
  ])('says how it is called: %j', (args, message) => {
    const { status, stderr } = run(args);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).toContain('npm run holidays:import -- --feed FILE.ics --id ID');
  });
});

describe('a feed that is imported again', () => {
  const OBSERVED = event(
    'SUMMARY:Regatta',
    'DTSTART;VALUE=DATE:20260514',
    'DESCRIPTION:Observance',
  );
  const OTHER = event('UID:2', 'SUMMARY:Founding day', 'DTSTART;VALUE=DATE:20260601');

  it('is read by what was said the last time, which is printed', () => {
    const folder = emptyFolder();
    const feed = fileWith(folder, feedOf(OBSERVED, OTHER));
    const said = ['--close', 'Regatta', '--once', 'Founding day', '--half-days', 'leave-out'];
    importInto(folder, feed, ...said);
    const again = importInto(folder, feed);
    expect(again.stdout).toContain(
      'as at the last import, unless you say --anew: --close "Regatta" --once "Founding day" --half-days leave-out\n',
    );
    expect(again.stdout).toContain('unchanged');
    expect(imported(folder).choices).toEqual({
      close: ['Regatta'],
      once: ['Founding day'],
      halfDays: 'leave-out',
    });
  });

  it.each([
    ['"halfDays": "leave-out"', '"halfDays": "sometimes"', /choices\.halfDays: /],
    ['"choices": {', '"choices": [', /cannot be read/],
  ])('is not read by a snapshot that was broken by hand: %s', (written, broken, message) => {
    const folder = emptyFolder();
    const feed = fileWith(folder, feedOf(OTHER));
    importInto(folder, feed, '--half-days', 'leave-out');
    const edited = writtenTo(folder).replace(written, broken);
    writeFileSync(join(folder, 'holiday-feeds/harbour-days.json'), edited);
    const { status, stderr } = importInto(folder, feed);
    expect(status).toBe(1);
    expect(stderr).toContain('holiday-feeds/harbour-days.json, which the last import wrote, ');
    expect(stderr).toMatch(message);
    expect(writtenTo(folder)).toBe(edited);
  });

  it('may have lost an event of which something was said', () => {
    const folder = emptyFolder();
    importInto(folder, fileWith(folder, feedOf(OBSERVED, OTHER)), '--close', 'Regatta');
    const next = importInto(folder, fileWith(folder, feedOf(OTHER)));
    expect(next).toMatchObject({ status: 0, stderr: '' });
    expect(imported(folder).choices).toEqual({ close: ['Regatta'] });
  });

  it('is read by what is said now, where anything is', () => {
    const folder = emptyFolder();
    const feed = fileWith(folder, feedOf(OBSERVED, OTHER));
    importInto(folder, feed, '--close', 'Regatta');
    importInto(folder, feed, '--once', 'Founding day');
    expect(imported(folder).choices).toEqual({ once: ['Founding day'] });
    expect(imported(folder).days).not.toHaveProperty('2026-05-14');
    importInto(folder, feed, '--anew');
    expect(imported(folder).choices).toEqual({});
  });

  it('names what no longer holds, where something else is said now', () => {
    const folder = emptyFolder();
    const feed = fileWith(folder, feedOf(OBSERVED, OTHER));
    const zone = ['--time-zone', 'Europe/Berlin'];
    importInto(folder, feed, '--close', 'Regatta', '--half-days', 'exceptions', ...zone);
    const once = ['--once', 'Founding day', '--half-days', 'leave-out'];
    const [line] = importInto(folder, feed, ...once).stdout.split('\n');
    expect(line).toBe(
      'said at the last import, and no longer holds unless you say it again: --close "Regatta" --time-zone Europe/Berlin',
    );
    expect(importInto(folder, feed, ...once).stdout).not.toContain('no longer holds');
  });
});
