import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newestOfferings } from '../../policies/catalogue.ts';
import { loadCatalogue } from '../../policies/load.ts';
import { PolicyError } from '../../policies/policy-error.ts';
import { policiesWith } from './folder.ts';

const professional = read('../../policies/offerings/professional/v1.yaml');
const harbour = read('./fixtures/harbour.yaml');

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

function problemsOf(folder: string) {
  try {
    loadCatalogue(folder);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
  return [];
}

/** What is wrong with the synthetic offering after one replacement. */
function problemsAfter(search: string, replacement: string) {
  expect(harbour).toContain(search);
  const file = 'offerings/harbour/v1.yaml';
  return problemsOf(policiesWith({ [file]: harbour.replace(search, replacement) }));
}

describe('the policies of this project', () => {
  it('load, with every document and calendar they name', () => {
    const catalogue = loadCatalogue();
    expect(catalogue.documents.map(({ id }) => id)).toEqual(['000', '001', '002', '003', '004']);
    expect(catalogue.calendars.map(({ id }) => id)).toEqual([
      '21vianet',
      'china-business',
      'local-business',
    ]);
    expect(catalogue.holidays).toHaveLength(25);
  });

  it('are frozen through and through', () => {
    const [offering] = loadCatalogue().offerings;
    expect(Object.isFrozen(offering?.commitments[0]?.source)).toBe(true);
  });
});

describe('versions', () => {
  it('are kept, and the newest is the one for new cases', () => {
    const second = professional.replace('version: 1', 'version: 2');
    const catalogue = loadCatalogue(policiesWith({ 'offerings/professional/v2.yaml': second }));
    const numbers = catalogue.offerings.filter(({ id }) => id === 'professional');
    expect(numbers.map(({ version }) => version)).toEqual([1, 2]);
    const newest = newestOfferings(catalogue).find(({ id }) => id === 'professional');
    expect(newest?.version).toBe(2);
  });

  it('are ordered as numbers, so that the tenth follows the ninth', () => {
    const later = Array.from({ length: 9 }, (_, index) => index + 2).map((version) => [
      `offerings/professional/v${version}.yaml`,
      professional.replace('version: 1', `version: ${version}`),
    ]);
    const catalogue = loadCatalogue(policiesWith(Object.fromEntries(later)));
    const newest = newestOfferings(catalogue).find(({ id }) => id === 'professional');
    expect(newest?.version).toBe(10);
  });

  it('may not leave one out', () => {
    const third = professional.replace('version: 1', 'version: 3');
    expect(problemsOf(policiesWith({ 'offerings/professional/v3.yaml': third }))).toEqual([
      {
        file: 'offerings/professional/v3.yaml',
        path: 'version',
        message: 'version 2 is missing before it',
      },
    ]);
  });

  it('are what the name of the file says', () => {
    expect(problemsOf(policiesWith({ 'offerings/professional/v2.yaml': professional }))).toEqual([
      {
        file: 'offerings/professional/v2.yaml',
        path: 'version',
        message: 'the file calls itself professional@1',
      },
    ]);
  });

  it('are the only files of an offering', () => {
    const [problem] = problemsOf(policiesWith({ 'offerings/professional/draft.yaml': '' }));
    expect(problem?.file).toBe('offerings/professional/draft.yaml');
  });
});

describe('what is wrong', () => {
  it('is listed all at once, over every file', () => {
    const folder = policiesWith({
      'documents.yaml': "- { id: '000', title: One, description: One }",
      'calendars/21vianet.yaml': null,
      'calendars/china-business.yaml': 'id: [',
      'holidays/CN.json': '{"country": "CN"}',
      'holidays/DE.json': '{"country": ',
      'offerings/professional/v1.yaml': professional
        .replace('percents: [75]', 'percents: [0, 75, 100]')
        .replace('severity', 'sevrity'),
    });
    const files = new Set(problemsOf(folder).map(({ file }) => file));
    expect([...files].toSorted()).toEqual([
      'calendars/china-business.yaml',
      'calendars/local-business.yaml',
      'holidays/CN.json',
      'holidays/DE.json',
      'offerings/21vianet/v1.yaml',
      'offerings/professional/v1.yaml',
    ]);
    expect(() => loadCatalogue(folder)).toThrow(
      /offerings\/21vianet\/v1\.yaml at commitments\.1\.calendar: there is no calendars\/21vianet\.yaml/,
    );
  });

  it('is a missing document list as well', () => {
    expect(problemsOf(policiesWith({ 'documents.yaml': null }))).toContainEqual({
      file: 'documents.yaml',
      path: '',
      message: 'the file is missing',
    });
  });

  it.each([
    ["document: '004'", "document: '009'", 'severities.source.document', /no document 009/],
    [
      'kind: 24x7, calendar: null }',
      'kind: 24x7 }',
      'commitments.0.coverage.1.calendar',
      /expected string/,
    ],
    ['calendar: local-business', 'calendar: lunar', 'commitments.0.coverage.0.calendar', /lunar/],
    ['[50, 75, 90]', '[50, 75, 100]', 'warnings.percents.2', /99/],
    ['[50, 75, 90]', '[75, 50]', 'warnings.percents', /go up/],
    ['target: { minutes: 120 }', 'target: { minutes: 0 }', 'commitments.0.target.minutes', />0/],
    ['target: { minutes: 120 }', 'target: { hours: 2 }', 'commitments.0.target', /one of minutes/],
    [
      'target: { minutes: 120 }',
      'target: { businessDays: 1 }',
      'commitments.0',
      /needs a calendar/,
    ],
    [
      'severities: [C]\n    plans: [quay]',
      'severities: [C]\n    plans: [dock]',
      'commitments.2.plans',
      /dock/,
    ],
    ['is: presales', 'is: pre-sales', 'rules.1.when.category.is', /expected one of/],
    ['contact.of: {', 'contact.by: {', 'rules.3.when.contact.by', /no such field/],
    ['field: contact.of', 'field: contact.by', 'rules.3.field', /no such field/],
    ['{ plan: { absent: true } }', '{}', 'rules.0.when', /one field or more/],
    ['channel: online', 'channel: phone', 'rules.2.alternative', /refuse it again/],
    ['id: pier, name', 'id: quay, name', 'plans.1', /duplicate: quay/],
    ['id: technical-other', 'id: technical-english', 'commitments.1', /duplicate/],
    ['name: Harbour support', 'name: Harbour support\ncolour: blue', '', /colour/],
    ['version: 1', 'version: 1\nversion: 1', '', /unique/],
    [
      '    source: *source\n  - id: technical-other',
      '  - id: technical-other',
      'commitments.0.source',
      /expected object/,
    ],
  ])('names the place: %j as %j', (search, replacement, path, message) => {
    const problem = problemsAfter(search, replacement).find((each) => each.path === path);
    expect(problem?.message).toMatch(message);
    expect(problem?.file).toBe('offerings/harbour/v1.yaml');
  });

  it('is an alias that leads nowhere', () => {
    expect(problemsAfter('&everywhere-but-iceland', '')).toEqual([
      expect.objectContaining({ message: expect.stringContaining('everywhere-but-iceland') }),
    ]);
  });

  it('is a severity that a category says nothing about', () => {
    expect(problemsAfter('severities: [A, B, C]', 'severities: [B]')).toEqual([
      expect.objectContaining({
        path: 'commitments',
        message:
          'advisory of plan quay has no row that always holds at severity A, C, and no rule refuses it',
      }),
      expect.objectContaining({ message: expect.stringContaining('advisory of plan pier') }),
    ]);
  });

  it('is a row that is never reached, behind one that always holds', () => {
    const problems = problemsAfter('    when: { language: { speaks: [en] } }\n', '');
    expect(problems).toContainEqual({
      file: 'offerings/harbour/v1.yaml',
      path: 'commitments.1',
      message: 'duplicate: an earlier row settles technical case at severity A of plan quay',
    });
  });

  it('is a promise that a rule refuses in every case', () => {
    const problems = problemsAfter(
      '{ category: { is: presales } }',
      '{ category: { in: [presales, advisory] } }',
    );
    expect(problems).toContainEqual({
      file: 'offerings/harbour/v1.yaml',
      path: 'commitments.4',
      message: 'category-not-offered refuses every advisory case at severity A of plan quay',
    });
  });

  it('is an offering with plans that takes a case without one', () => {
    const problems = problemsAfter('plan: { absent: true }', 'title: { absent: true }');
    expect(problems.map(({ path }) => path)).toContain('rules.0.when.title');
    expect(problemsAfter('plan: { absent: true }', 'plan: { is: quay }')).toContainEqual({
      file: 'offerings/harbour/v1.yaml',
      path: 'rules',
      message: 'an offering with plans needs a rule that refuses a case without one',
    });
  });

  it('is a list of coverages of which none need hold', () => {
    const last = '      - { kind: 24x7, calendar: null }\n';
    const problems = problemsAfter(last, '');
    expect(problems).toContainEqual({
      file: 'offerings/harbour/v1.yaml',
      path: 'commitments.0.coverage.0',
      message: 'the last coverage holds always: without "when"',
    });
  });
});

describe('a bad calendar', () => {
  const calendar = read('../../policies/calendars/local-business.yaml');

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
