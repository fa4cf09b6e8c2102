import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../support/catalogues.ts';
import { problemsOfExample } from './folder.ts';

const file = 'offerings/harbour/v1.yaml';
const harbour = readFileSync(join(EXAMPLES, file), 'utf8');

/** What is wrong with the example after one replacement. */
function problemsAfter(search: string, replacement: string) {
  expect(harbour).toContain(search);
  return problemsOfExample({ [file]: harbour.replace(search, replacement) });
}

describe('what is wrong with an offering', () => {
  it.each([
    ["document: '900'", "document: '009'", 'severities.source.document', /no document 009/],
    [
      'kind: 24x7, calendar: null }',
      'kind: 24x7 }',
      'commitments.0.coverage.1.calendar',
      /is required/,
    ],
    ['calendar: local-business', 'calendar: lunar', 'commitments.0.coverage.0.calendar', /lunar/],
    [
      'target: { minutes: 120 }',
      'target: { minutes: 1e300 }',
      'commitments.0.target.minutes',
      /at most 5256000$/,
    ],
    [
      'step: { severity: B }',
      'step: { severity: A }',
      'nonResponse.steps.A.step.severity',
      /not below/,
    ],
    [
      "document: '900'",
      `document: '900', chosen: "as\\u202Ewe"`,
      'severities.source.chosen',
      /U\+202E/,
    ],
    ['language: en\n', 'language: e!\n', 'languages.0.language', /BCP 47/],
    [
      'kind: business-hours\n        calendar: local-business',
      'kind: business-hours\n        calendar: null',
      'commitments.0.coverage.0',
      /business-hours names its calendar/,
    ],
    [
      '- { kind: 24x7, calendar: null }',
      '- { kind: 24x7, calendar: local-business }',
      'commitments.0.coverage.1',
      /24x7 has none/,
    ],
    ['[50, 75, 90]', '[50, 75, 100]', 'warnings.percents.2', /99/],
    ['[50, 75, 90]', '[75, 50]', 'warnings.percents', /go up/],
    [
      'target: { minutes: 120 }',
      'target: { minutes: 0 }',
      'commitments.0.target.minutes',
      /more than 0$/,
    ],
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
    ['is: presales', 'is: pre-sales', 'rules.1.when.category.is', /; did you mean presales\?$/],
    ['contact.of: {', 'contact.by: {', 'rules.3.when.contact.by', /no such field/],
    ['field: contact.of', 'field: contact.by', 'rules.3.field', /no such field/],
    ['{ plan: { absent: true } }', '{}', 'rules.0.when', /one field or more/],
    ['channel: online', 'channel: phone', 'rules.2.alternative', /refuse it again/],
    ['id: pier, name', 'id: quay, name', 'plans.1', /duplicate: quay/],
    ['id: technical-other', 'id: technical-english', 'commitments.1', /duplicate/],
    [
      'name: Harbour support',
      'name: Harbour support\ncolour: blue',
      'colour',
      /Known are id, version/,
    ],
    ['{ id: B, name: high', '{ id: A, name: high', 'severities.levels.1', /^duplicate: A$/],
    ['version: 1', 'version: 1\nversion: 1', '', /"version" is here twice/],
    ['reminders: [50]', 'reminders: [50, 50]', 'nonResponse.reminders', /go up/],
    [
      'step: { severity: B }',
      'step: { severity: D }',
      'nonResponse.steps.A.step.severity',
      /^no such severity: D; there are A, B, C$/,
    ],
    [
      'when: { severity',
      'when: { openedOutside: { includes: moonlight }, severity',
      'channels.email.coverage.0.when.openedOutside.includes',
      /there is no calendars\/moonlight/,
    ],
    ['step: flag', 'step: forget', 'nonResponse.steps.C.step', /"flag" or "close"/],
    [
      'C: { target: { businessDays: 3 }, calendar: local-business',
      'C: { target: { businessDays: 3 }, calendar: null',
      'nonResponse.steps.C',
      /needs a calendar/,
    ],
    [
      'solved: counts-as-response',
      'solved: cancels-unless-breached',
      'closing.unanswered.solved',
      /counts-as-response/,
    ],
    [
      '    source: *source\n  - id: technical-other',
      '  - id: technical-other',
      'commitments.0.source',
      /is required/,
    ],
  ])('is named with its place: %j as %j', (search, replacement, path, message) => {
    const problem = problemsAfter(search, replacement).find((each) => each.path === path);
    expect(problem?.message).toMatch(message);
    expect(problem?.file).toBe(file);
  });

  it('is not that many rows share an anchor', () => {
    const note = '  - { text: Said again., source: *source }\n';
    expect(problemsAfter('\nnotes:\n', `\nnotes:\n${note.repeat(500)}`)).toEqual([]);
  });

  it('is a text, or an id, that no case could have', () => {
    expect(problemsAfter('Round the clock holds', 'x'.repeat(5_000))).toContainEqual({
      file,
      path: 'notes.0.text',
      message: 'must have at most 5000 characters',
    });
    expect(problemsAfter('id: technical-other', `id: ${'x'.repeat(65)}`)).toContainEqual({
      file,
      path: 'commitments.1.id',
      message: 'must have at most 64 characters',
    });
  });

  it('is that it is larger than a case can keep, with the place of most of it', () => {
    const note = `  - { text: ${'x'.repeat(5_000)}, source: *source }\n`;
    expect(problemsAfter('\nnotes:\n', `\nnotes:\n${note.repeat(80)}`)).toEqual([
      {
        file,
        path: 'notes',
        message: expect.stringMatching(/^each case keeps its whole offering, .*more than 400000:/),
      },
    ]);
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
      file,
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
      file,
      path: 'commitments.4',
      message: 'category-not-offered refuses every advisory case at severity A of plan quay',
    });
  });

  it('is an offering with plans that takes a case without one', () => {
    const problems = problemsAfter('plan: { absent: true }', 'title: { absent: true }');
    expect(problems.map(({ path }) => path)).toContain('rules.0.when.title');
    expect(problemsAfter('plan: { absent: true }', 'plan: { is: quay }')).toContainEqual({
      file,
      path: 'rules',
      message: 'an offering with plans needs a rule that refuses a case without one',
    });
  });
});

describe('a condition', () => {
  it('names plans of the offering alone, as no other case can have one', () => {
    const rows = problemsAfter(
      '      - when: { account.region: { in: [IS] } }\n        kind',
      '      - when: { plan: { in: [quay, dock] } }\n        kind',
    );
    expect(rows).toContainEqual({
      file,
      path: 'commitments.0.coverage.0.when.plan.in',
      message: 'no such plan: dock',
    });
  });
});

describe('a list of coverages', () => {
  it('has one that always holds, the last', () => {
    const last = '      - { kind: 24x7, calendar: null }\n';
    expect(problemsAfter(last, '')).toContainEqual({
      file,
      path: 'commitments.0.coverage.0',
      message: 'the last one holds always: without "when"',
    });
  });

  it('has none behind the one that always holds', () => {
    const first = '      - when: { account.region: { in: [IS] } }\n        kind';
    expect(problemsAfter(first, '      - kind')).toContainEqual({
      file,
      path: 'commitments.0.coverage.0',
      message: 'it holds always, so those after it never do',
    });
  });

  it('has the same rules for a channel', () => {
    expect(
      problemsAfter('      - when: { severity: { is: A } }\n        kind', '      - kind'),
    ).toEqual([expect.objectContaining({ file, path: 'channels.email.coverage.0' })]);
  });
});

describe('channels', () => {
  const closed = '{ channel: { is: phone } }';

  it('that are not there are refused by a rule', () => {
    expect(problemsAfter(closed, '{ channel: { is: phone }, severity: { is: A } }')).toEqual([
      { file, path: 'channels.phone', message: 'no rule refuses a case on this channel' },
    ]);
  });

  it('that a rule refuses are not described', () => {
    expect(problemsAfter(closed, '{ channel: { in: [phone, email] } }')).toEqual([
      { file, path: 'channels.email', message: 'a rule refuses every such case' },
    ]);
  });

  it('are each named, or said to be none', () => {
    expect(problemsAfter('  phone: null\n', '')).toEqual([
      expect.objectContaining({ file, path: 'channels.phone' }),
    ]);
  });

  it('tell a region each number once', () => {
    const phone = `phone:
    coverage: [{ kind: 24x7, calendar: null }]
    source: *source
    numbers:
      - { regions: [US, CA, US], number: 1 555 0100, source: *source }
      - { regions: [AU, CA], number: 1 555 0100, source: *source }`;
    const paths = problemsAfter('phone: null', phone).map(({ path, message }) => [path, message]);
    expect(paths).toEqual([
      ['channels.phone.numbers.0.regions.2', 'duplicate: US'],
      ['channels.phone.numbers.1.regions.1', 'duplicate: CA'],
      ['channels.phone', 'a rule refuses every such case'],
    ]);
  });
});

describe('languages', () => {
  it('have each row once', () => {
    expect(problemsAfter('language: region', 'language: en')).toEqual([
      { file, path: 'languages.1', message: 'duplicate: en' },
    ]);
  });

  it('have none behind the row of all others', () => {
    const swapped = harbour
      .replace('language: region', 'language: none')
      .replace('language: other', 'language: region')
      .replace('language: none', 'language: other');
    expect(problemsOfExample({ [file]: swapped })).toEqual([
      {
        file,
        path: 'languages.1',
        message: '`other` matches every language, so it must be last',
      },
    ]);
  });
});
