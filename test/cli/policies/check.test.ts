import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { POLICIES } from '../../../catalogue/load/load.ts';
import { examplesWith } from '../../catalogue/folder.ts';
import { EXAMPLES } from '../../support/catalogues.ts';
import { told } from '../told.ts';

const OFFERING = 'offerings/harbour/v1.yaml';
const offering = readFileSync(join(EXAMPLES, OFFERING), 'utf8');

/** A new folder with these folders in it. */
function folderOf(...folders: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const each of folders) mkdirSync(join(folder, each), { recursive: true });
  return folder;
}

describe('policies check', () => {
  it('says of a good folder what it found in it, and nothing of ours', async () => {
    const { code, out, err } = await told('policies', 'check', EXAMPLES);
    expect([code, err]).toEqual([0, [`no mistakes in ${EXAMPLES}`]]);
    expect(out).toContain(
      "calendars/lighthouse-watch/v1.yaml: calendar lighthouse-watch, version 1; in the account's zone; open on 7 weekdays, 0 exceptions",
    );
    expect(out.filter((line) => line.includes('harbour-office')).length).toBe(2);
    expect(out.find((line) => line.startsWith(OFFERING))).toMatch(
      /offering harbour, version 1; severities A, B, C; plans quay, pier; \d+ commitments, 0 further clocks, 5 rules/,
    );
    expect(out.join('\n')).not.toContain('21vianet');
  });

  it('lists every mistake by file, line and column, and is exit code 1', async () => {
    const folder = examplesWith({
      [OFFERING]: offering.replace('description:', 'descripton:'),
      'documents.yaml': "- id: '900'\n  title: T\n",
    });
    const { code, out, err } = await told('policies', 'check', folder);
    expect(code).toBe(1);
    expect(err).toEqual([`${out.length} mistakes in ${folder}`]);
    for (const line of out)
      expect(line).toMatch(/^\/.*\.yaml:\d+:\d+ at \S+: |\.yaml at \S+: is req/);
    expect(out.join('\n')).toMatch(/:\d+:1 at descripton: is not a known field; did you mean desc/);
    expect(out.join('\n')).toContain(`${folder}/documents.yaml`);
  });

  it('takes our own folder for itself, and another one without ours if it is told so', async () => {
    expect((await told('policies', 'check', POLICIES)).code).toBe(0);
    const alone = await told('policies', 'check', EXAMPLES, '--alone');
    expect(alone.code).toBe(1);
    expect(alone.out.join('\n')).toContain('region-languages.json: the file is missing');
  });

  it('warns of what is probably not named as it is meant, and of what has no version', async () => {
    const folder = folderOf('offering/acme', 'calendars/empty', 'offerings', 'notes');
    writeFileSync(join(folder, 'document.yaml'), '');
    const { code, err } = await told('policies', 'check', folder);
    expect(code).toBe(0);
    expect(err).toEqual([
      `warning: ${folder}/document.yaml is not read; did you mean documents.yaml?`,
      `warning: ${folder}/offering is not read; did you mean offerings?`,
      `warning: ${folder}/calendars/empty has no version: write calendars/empty/v1.yaml`,
      `no mistakes in ${folder}`,
    ]);
  });

  it('warns of a folder with nothing in it that is read', async () => {
    const { code, err } = await told('policies', 'check', folderOf('notes'));
    expect(code).toBe(0);
    expect(err[0]).toMatch(/^warning: .* has nothing that is read: documents\.yaml, /);
  });
});

describe('policies schema', () => {
  it('writes the schemas into a folder, and says how files name them', async () => {
    const folder = folderOf();
    const { code, out, err } = await told('policies', 'schema', '--write', folder);
    expect(code).toBe(0);
    expect(out).toEqual(
      ['calendar', 'documents', 'offering'].map((name) => `${folder}/schema/${name}.json`),
    );
    expect(err[0]).toContain('# yaml-language-server: $schema=../../schema/offering.json');
    const ours = readFileSync(join(POLICIES, 'schema/offering.json'), 'utf8');
    expect(readFileSync(join(folder, 'schema/offering.json'), 'utf8')).toBe(ours);
  });

  it('prints them without a folder', async () => {
    const { out } = await told('policies', 'schema');
    expect(Object.keys(JSON.parse(out.join('\n')))).toEqual([
      'calendar.json',
      'documents.json',
      'offering.json',
    ]);
  });
});
