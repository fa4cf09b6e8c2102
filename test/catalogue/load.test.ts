import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLICIES, loadCatalogue } from '../../catalogue/load/load.ts';
import {
  newestCalendars,
  newestOfferings,
  type Catalogue,
} from '../../catalogue/schema/catalogue.ts';
import { calendarsWith, examplesWith, policiesWith, problemsOf } from './folder.ts';

const local = readFileSync(join(POLICIES, 'calendars/local-business/v1.yaml'), 'utf8');
const professional = readFileSync(join(POLICIES, 'offerings/professional/v1.yaml'), 'utf8');

function versionsOf({ offerings }: Catalogue, id: string): readonly number[] {
  return offerings.filter((each) => each.id === id).map(({ version }) => version);
}

function newestOf(catalogue: Catalogue, id: string): number | undefined {
  return newestOfferings(catalogue).find((each) => each.id === id)?.version;
}

/** The text of the newest version under another number. */
function professionalAs(version: number): string {
  return professional.replace('version: 1', `version: ${version}`);
}

/** The text of the newest local calendar under another number. */
function localAs(version: number): string {
  return local.replace('version: 1', `version: ${version}`);
}

describe('the policies of this project', () => {
  it('load, with every document and calendar they name', () => {
    const catalogue = loadCatalogue();
    expect(catalogue.documents.map(({ id }) => id)).toEqual(['000', '001', '002', '003', '004']);
    expect(catalogue.calendars.map(({ id, version }) => `${id}@${version}`)).toEqual([
      '21vianet@1',
      'china-business@1',
      'germany-business@1',
      'local-business@1',
      'local-nine-to-five@1',
    ]);
    expect(catalogue.holidays).toHaveLength(25);
    expect(catalogue.makeUpDays.map(({ country }) => country)).toEqual(['CN']);
  });

  it('have all offerings', () => {
    expect(newestOfferings(loadCatalogue()).map(({ id }) => id)).toEqual([
      '21vianet',
      'csp',
      'o365-advanced',
      'o365-business',
      'o365-enterprise',
      'o365-germany',
      'professional',
    ]);
  });

  it('are frozen through and through', () => {
    const { offerings, regionLanguages } = loadCatalogue();
    expect(Object.isFrozen(offerings[0]?.commitments[0]?.source)).toBe(true);
    expect(Object.isFrozen(regionLanguages['CH'])).toBe(true);
  });
});

describe('versions', () => {
  it('are kept, and the newest is the one for new cases', () => {
    const folder = policiesWith({ 'offerings/professional/v2.yaml': professionalAs(2) });
    const catalogue = loadCatalogue(folder);
    expect(versionsOf(catalogue, 'professional')).toEqual([1, 2]);
    expect(newestOf(catalogue, 'professional')).toBe(2);
  });

  it('are ordered as numbers, so that the tenth follows the ninth', () => {
    const later = Array.from({ length: 9 }, (_, index) => index + 2).map((version) => [
      `offerings/professional/v${version}.yaml`,
      professionalAs(version),
    ]);
    const catalogue = loadCatalogue(policiesWith(Object.fromEntries(later)));
    expect(newestOf(catalogue, 'professional')).toBe(10);
  });

  it('may not leave one out', () => {
    const file = 'offerings/professional/v3.yaml';
    expect(problemsOf(policiesWith({ [file]: professionalAs(3) }))).toEqual([
      { file, path: 'version', message: 'version 2 is missing before it' },
    ]);
  });

  it('are what the name of the file says', () => {
    const file = 'offerings/professional/v2.yaml';
    expect(problemsOf(policiesWith({ [file]: professional }))).toEqual([
      { file, path: 'version', message: 'the file says that it is professional@1' },
    ]);
  });

  it('are the only files of an offering', () => {
    const [problem] = problemsOf(policiesWith({ 'offerings/professional/draft.yaml': '' }));
    expect(problem?.file).toBe('offerings/professional/draft.yaml');
  });
});

describe('versions of a calendar', () => {
  it('are kept, and the newest is the one that offerings mean', () => {
    const folder = calendarsWith({ 'calendars/local-business/v2.yaml': localAs(2) });
    const catalogue = loadCatalogue(folder);
    const versions = catalogue.calendars.filter(({ id }) => id === 'local-business');
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
    const newest = newestCalendars(catalogue).map(({ id, version }) => `${id}@${version}`);
    expect(newest).toEqual([
      '21vianet@1',
      'china-business@1',
      'germany-business@1',
      'local-business@2',
      'local-nine-to-five@1',
    ]);
  });

  it('may not leave one out', () => {
    const file = 'calendars/local-business/v3.yaml';
    expect(problemsOf(calendarsWith({ [file]: localAs(3) }))).toEqual([
      { file, path: 'version', message: 'version 2 is missing before it' },
    ]);
  });

  it('are what the name of the file says', () => {
    const file = 'calendars/local-business/v2.yaml';
    expect(problemsOf(calendarsWith({ [file]: local }))).toEqual([
      { file, path: 'version', message: 'the file says that it is local-business@1' },
    ]);
  });

  it.each(['calendars/office.yaml', 'offerings/office.yaml'])(
    'are in a folder of their own, not beside the others: %s',
    (file) => {
      const message = `not a folder: versions are ${file.replace('.yaml', '/v1.yaml')}, …`;
      expect(problemsOf(calendarsWith({ [file]: local }))).toEqual([{ file, path: '', message }]);
    },
  );
});

describe('what is wrong', () => {
  it('is listed all at once, over every file', () => {
    const folder = policiesWith({
      'documents.yaml': "- { id: '000', title: One, description: One }",
      'region-languages.json': '{}',
      'calendars/21vianet/v1.yaml': null,
      'calendars/china-business/v1.yaml': 'id: [',
      'holidays/CN.json': '{"country": "CN"}',
      'holidays/DE.json': '{"country": ',
      'make-up-days/CN.json': '{"country": "CN"}',
      'offerings/professional/v1.yaml': professional
        .replace('percents: [75]', 'percents: [0, 75, 100]')
        .replace('severity', 'sevrity'),
    });
    const files = new Set(problemsOf(folder).map(({ file }) => file));
    expect([...files].toSorted()).toEqual([
      'calendars/china-business/v1.yaml',
      'calendars/germany-business/v1.yaml',
      'calendars/local-business/v1.yaml',
      'calendars/local-nine-to-five/v1.yaml',
      'holidays/CN.json',
      'holidays/DE.json',
      'make-up-days/CN.json',
      'offerings/21vianet/v1.yaml',
      'offerings/csp/v1.yaml',
      'offerings/o365-advanced/v1.yaml',
      'offerings/o365-business/v1.yaml',
      'offerings/o365-enterprise/v1.yaml',
      'offerings/o365-germany/v1.yaml',
      'offerings/professional/v1.yaml',
      'region-languages.json',
    ]);
    expect(() => loadCatalogue(folder)).toThrow(
      /offerings\/21vianet\/v1\.yaml:\d+:\d+ at commitments\.1\.calendar: there is no calendars\/21vianet/,
    );
  });

  it('is named by the whole path of its file, with line and column', () => {
    const file = 'calendars/local-business/v1.yaml';
    const changed = local.replace('timeZone: account', 'timeZone: Mars/Olympus\nmoon: 1');
    const line = local.slice(0, local.indexOf('timeZone:')).split('\n').length;
    const folder = calendarsWith({ [file]: changed, 'holidays/CN.json': '{\n "country": 5\n}' });
    expect(() => loadCatalogue(folder)).toThrow(`  ${folder}/${file}:${line}:1 at timeZone: `);
    expect(() => loadCatalogue(folder)).toThrow(`  ${folder}/${file}:${line + 1}:1 at moon: `);
    expect(() => loadCatalogue(folder)).toThrow(`  ${folder}/holidays/CN.json:2:2 at country: `);
    expect(() => loadCatalogue(folder)).toThrow(
      `  ${folder}/holidays/CN.json:1:1 at days: is required`,
    );
  });

  it('is a calendar that is not there and a field that is wrong, both at once', () => {
    const file = 'calendars/local-business/v1.yaml';
    const offering = professional
      .replace('calendar: local-nine-to-five', 'calendar: lunar')
      .replace('percents: [75]', 'percents: [0]');
    const folder = policiesWith({
      'offerings/professional/v1.yaml': offering,
      [file]: local.replace('timeZone: account', 'timeZone: Mars/Olympus'),
    });
    const paths = problemsOf(folder).map(({ path }) => path);
    expect(paths).toContain('timeZone');
    expect(paths).toContain('warnings.percents.0');
    expect(paths).toContain('commitments.0.coverage.1.calendar');
  });

  it.each(['documents.yaml', 'region-languages.json'])('is a missing %s as well', (file) => {
    expect(problemsOf(calendarsWith({ [file]: null }))).toContainEqual({
      file,
      path: '',
      message: 'the file is missing',
    });
  });

  it.each([
    ['{"languages": {}}', 'generatedBy'],
    ['{"generatedBy": "hand", "languages": {"Germany": ["de"]}}', 'languages.Germany'],
    ['{"generatedBy": "hand", "languages": {"DE": ["de-DE"]}}', 'languages.DE.0'],
    ['{"generatedBy": "hand", "languages": {"DE": "de"}}', 'languages.DE'],
    ['{"generatedBy": ', ''],
  ])('are region languages that are none: %s', (text, path) => {
    const file = 'region-languages.json';
    const problems = problemsOf(calendarsWith({ [file]: text }));
    expect(problems.map((each) => [each.file, each.path])).toEqual([[file, path]]);
  });
});

describe('a second folder', () => {
  it('adds its offerings, calendars and documents to those of the first', () => {
    const catalogue = loadCatalogue(POLICIES, examplesWith({}));
    expect(newestOf(catalogue, 'harbour')).toBe(1);
    expect(newestOf(catalogue, 'csp')).toBe(1);
    expect(catalogue.calendars.map(({ id }) => id)).toContain('harbour-office');
    expect(catalogue.documents.map(({ id }) => id)).toContain('900');
  });

  it('can have the next version of an offering of the first', () => {
    const examples = examplesWith({ 'offerings/professional/v2.yaml': professionalAs(2) });
    const catalogue = loadCatalogue(POLICIES, examples);
    expect(versionsOf(catalogue, 'professional')).toEqual([1, 2]);
  });

  it('can have the next version of a calendar of the first', () => {
    const examples = examplesWith({ 'calendars/local-business/v2.yaml': localAs(2) });
    const newest = newestCalendars(loadCatalogue(POLICIES, examples));
    expect(newest.find(({ id }) => id === 'local-business')?.version).toBe(2);
  });

  it('need not have anything', () => {
    const nothing = examplesWith({ 'documents.yaml': null, calendars: null, offerings: null });
    expect(problemsOf(POLICIES, nothing)).toEqual([]);
  });

  it.each([
    'offerings/professional/v1.yaml',
    'calendars/21vianet/v1.yaml',
    'region-languages.json',
  ])('replaces nothing of the first: %s', (file) => {
    const examples = examplesWith({ [file]: readFileSync(join(POLICIES, file), 'utf8') });
    const [problem, ...others] = problemsOf(POLICIES, examples);
    expect(problem).toMatchObject({ file, path: '' });
    expect(problem?.message).toMatch(/^is in two folders: /);
    expect(others).toEqual([]);
  });

  it('names no document of the first anew', () => {
    const documents = ['900', '901', '902', '903', '904', '905', '004'].map(
      (id) => `- { id: '${id}', title: T, description: D }`,
    );
    const again = documents.join('\n');
    expect(problemsOf(POLICIES, examplesWith({ 'documents.yaml': again }))).toEqual([
      { file: 'documents.yaml', path: '6.id', message: 'document 004 occurs twice' },
    ]);
  });

  it('names documents and calendars that are in either', () => {
    const examples = examplesWith({
      'documents.yaml': null,
      'calendars/harbour-office/v1.yaml': null,
      'calendars/harbour-office/v2.yaml': null,
    });
    const messages = new Set(problemsOf(POLICIES, examples).map(({ message }) => message));
    expect([...messages].toSorted()).toEqual([
      ...['900', '901', '902', '903', '904', '905'].map(
        (id) => `documents.yaml has no document ${id}; there are 000, 001, 002, 003, 004`,
      ),
      'there is no calendars/harbour-office; did you mean border-office?',
    ]);
  });
});

describe('what a version says', () => {
  const file = 'calendars/local-business/v1.yaml';
  const digestAfter = (text: string) =>
    loadCatalogue(calendarsWith({ [file]: text })).digests[file];

  it('is the same whatever its comments, its layout and the order of its fields', () => {
    const [id, ...rest] = local.split('\n').filter((line) => !line.startsWith('#'));
    const reordered = `# A comment\n${rest.join('\n')}\n${id}\n`;
    expect(digestAfter(reordered)).toBe(digestAfter(local));
  });

  it('is not what the schema adds to it, and changes with anything that is written', () => {
    expect(digestAfter(`${local}\nexceptions: {}\n`)).not.toBe(digestAfter(local));
  });
});
