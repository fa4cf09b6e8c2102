import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runImport } from '../../../catalogue/authoring/import-holiday-feed.ts';
import { POLICIES } from '../../../catalogue/load/load.ts';
import { EXAMPLES } from '../../support/catalogues.ts';
import { event, feedOf } from './feeds.ts';

const SCRIPT = join(POLICIES, '../catalogue/authoring/draft-holiday-feed.ts');
const HARBOUR = join(EXAMPLES, 'holiday-feeds/harbour-days.ics');

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'feed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** As a program of its own. */
function spawned(args: readonly string[], TZ = 'UTC') {
  const options = { encoding: 'utf8', env: { ...process.env, TZ } } as const;
  return spawnSync(process.execPath, ['--import', 'tsx', SCRIPT, ...args], options);
}

/** The same here, which starts at once. */
function run(args: readonly string[]) {
  const printed = { stdout: '', stderr: '' };
  const status = runImport(args, {
    done: (line) => (printed.stdout += `${line}\n`),
    wrong: (line) => (printed.stderr += `${line}\n`),
  });
  return { status, ...printed };
}

function importInto(folder: string, feed: string, ...more: readonly string[]) {
  return run(['--feed', feed, '--id', 'harbour-days', '--folder', folder, ...more]);
}

function written(folder: string): string {
  return readFileSync(join(folder, 'holiday-feeds/harbour-days.json'), 'utf8');
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
      expect(written(folder)).toBe(written(EXAMPLES));
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
    expect(written(folder)).not.toContain('2026-10-05');
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
    expect(written(folder)).toBe(written(EXAMPLES));
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
  ])('says how it is called: %j', (args, message) => {
    const { status, stderr } = run(args);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).toContain('npm run holidays:import -- --feed FILE.ics --id ID');
  });
});
