import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../support/catalogues.ts';
import { problemsOfExample } from './folder.ts';

const file = 'offerings/lighthouse/v1.yaml';
const lighthouse = readFileSync(join(EXAMPLES, file), 'utf8');

/** What is wrong with the example after one replacement; `search` may be the first of several. */
function problemsAfter(search: string, replacement: string) {
  expect(lighthouse).toContain(search);
  return problemsOfExample({ [file]: lighthouse.replace(search, replacement) });
}

/** The same within one row, found by its id. */
function problemsInRow(id: string, search: string, replacement: string) {
  const from = lighthouse.indexOf(`- id: ${id}\n`);
  const at = lighthouse.indexOf(search, from);
  expect(Math.min(from, at)).toBeGreaterThan(0);
  const changed = lighthouse.slice(0, at) + replacement + lighthouse.slice(at + search.length);
  return problemsOfExample({ [file]: changed });
}

describe('what is wrong with a clock', () => {
  it.each([
    [
      'metric: next_response',
      'metric: first_response',
      'clocks.0.metric',
      /rows under commitments/,
    ],
    [
      'metric: next_response',
      'metric: patience',
      'clocks.0.metric',
      /^no such metric: patience; there are next_response/,
    ],
    ['target: { minutes: 60 }', 'target: { hours: 1 }', 'clocks.0.target', /one of minutes/],
    ['target: { minutes: 60 }', 'target: { businessDays: 1 }', 'clocks.0', /needs a calendar/],
    ['target: { minutes: 60 }', 'target: { businessHours: 8 }', 'clocks.0', /needs a calendar/],
    [
      'target: { minutes: 60 }',
      "target: { by: { time: '17:00', businessDays: 1 } }",
      'clocks.0',
      /needs a calendar/,
    ],
    [
      'target: { minutes: 60 }',
      "target: { by: { time: '5pm', businessDays: 1 } }",
      'clocks.0.target.by.time',
      /a wall time is HH:MM/,
    ],
    [
      'target: { minutes: 60 }',
      "target: { by: { time: '17:00', businessDays: 2, cutOff: { at: '14:00', after: 2 } } }",
      'clocks.0.target.by.cutOff.after',
      /more business days than those of a start before the cut-off/,
    ],
    [
      'target: { minutes: 60 }',
      'target: { days: 0.5 }',
      'clocks.0.target.days',
      /whole number|int/,
    ],
    ['target: { minutes: 60 }', 'target: { months: 121 }', 'clocks.0.target.months', /at most 120/],
    ['calendar: null', 'calendar: lighthouse-watch', 'clocks.0', /elapsed time .* has none/],
    ['pausesOnCustomer: false', 'pausesOnCustomer: maybe', 'clocks.0.pausesOnCustomer', /boolean/],
    ['    pausesOnCustomer: false\n', '', 'clocks.0.pausesOnCustomer', /is required/],
    ['severities: [A]', 'severities: [D]', 'clocks.0.severities.0', /^no such severity: D; .*/],
    ['severities: [A]', 'plans: [pier]\n    severities: [A]', 'clocks.0.plans', /no such plan/],
    ['source: &next { document: ', 'source: { document: ', '', /next/],
    ["document: '901'", "document: '909'", 'clocks.0.source.document', /no document 909/],
    ['id: answer-b', 'id: answer-a', 'clocks.1', /duplicate: answer-a/],
    [
      'metric: next_response',
      'metric: follow_up',
      'clocks.0.pausesOnCustomer',
      /always pauses while the customer is asked/,
    ],
  ])('is named with its place: %j as %j', (search, replacement, path, message) => {
    const id = search.startsWith('id: ') ? search.slice(4) : 'answer-a';
    const found = problemsInRow(id, search, replacement).filter((each) => each.path === path);
    expect(found).toContainEqual({ file, path, message: expect.stringMatching(message) });
  });

  it('is a calendar that is not there', () => {
    const problems = problemsInRow('answer-b', 'calendar: lighthouse-watch', 'calendar: lunar');
    expect(problems).toEqual([
      { file, path: 'clocks.1.calendar', message: 'there is no calendars/lunar' },
    ]);
  });

  it('is a metric that is promised twice for the same cases', () => {
    expect(problemsInRow('repair-b', 'severities: [B]', 'severities: [B, A]')).toEqual([
      {
        file,
        path: 'clocks.4',
        message:
          'duplicate: an earlier row settles the resolution of a technical case at severity A',
      },
    ]);
  });

  it('is no second row behind one that holds for some alone', () => {
    const some = 'severities: [A]\n    when: { language: { speaks: [en] } }';
    const other = lighthouse.replace(
      '  - id: repair-b',
      `  - id: repair-a-others
    metric: resolution
    categories: [technical]
    severities: [A]
    target: { minutes: 960 }
    calendar: null
    pausesOnCustomer: true
    source: *repair
  - id: repair-b`,
    );
    const at = other.indexOf('severities: [A]', other.indexOf('- id: repair-a\n'));
    const changed = other.slice(0, at) + some + other.slice(at + 'severities: [A]'.length);
    expect(problemsOfExample({ [file]: changed })).toEqual([]);
    expect(problemsOfExample({ [file]: other })).toEqual([
      expect.objectContaining({ path: 'clocks.4' }),
    ]);
  });

  it('is a promise for cases that a rule refuses', () => {
    const problems = problemsInRow(
      'answer-b',
      'categories: [technical]',
      'categories: [technical, advisory]',
    );
    expect(problems).toEqual([
      {
        file,
        path: 'clocks.1',
        message: 'category-not-offered refuses every advisory case at severity B',
      },
    ]);
  });

  it('is a first response that pauses: asking the customer is an answer', () => {
    const [problem, ...others] = problemsInRow(
      'technical-a',
      'calendar: null',
      'calendar: null\n    pausesOnCustomer: true',
    );
    expect(problem).toMatchObject({ file, path: 'commitments.0.pausesOnCustomer' });
    expect(problem?.message).toMatch(/is not a known field/);
    expect(others).toEqual([]);
  });
});

describe('what is wrong with a warning', () => {
  const warnings = 'warnings: [50, 90, { beforeMinutes: 60 }]';
  const place = 'clocks.3.warnings';
  const range = /whole percent from 1 to 99, or beforeMinutes/;

  it.each([
    ['0', 0, /at least 1$/],
    ['100', 0, /at most 99$/],
    ['-5', 0, /at least 1$/],
    ['12.5', 0, range],
    ['soon', 0, range],
    ['{ beforeMinutes: 0 }', '0.beforeMinutes', /more than 0$/],
    ['{ beforeMinutes: 1e300 }', '0.beforeMinutes', /at most 5256000$/],
    ['{ beforeMinutes: 60, hours: 1 }', '0.hours', /Known are beforeMinutes$/],
    ['{ beforeMinutes: 480 }', 0, /not after the start: the target has 480 minutes at most/],
    ['{ beforeMinutes: 5000 }', 0, /not after the start/],
    ['50, 50', 1, /^duplicate: 50$/],
    ['{ beforeMinutes: 10 }, 20, { beforeMinutes: 10 }', 2, /^duplicate: .*10/],
    ['{ beforeMinutes: 120 }, 75', 1, /same time as the warning beforeMinutes 120/],
    ['75, { beforeMinutes: 120 }', 1, /same time as the warning at 75%/],
  ])('is named with its place: %s', (list, index, message) => {
    const problems = problemsAfter(warnings, `warnings: [${list}]`);
    expect(problems).toEqual([
      { file, path: `${place}.${index}`, message: expect.stringMatching(message) },
    ]);
  });

  it('is a time that no business day has', () => {
    const [allowed, tooLong] = [5 * 24 * 60 - 1, 5 * 24 * 60].map((minutes) =>
      problemsInRow('repair-c', '{ beforeMinutes: 240 }', `{ beforeMinutes: ${minutes} }`),
    );
    expect(allowed).toEqual([]);
    expect(tooLong).toEqual([
      {
        file,
        path: 'clocks.5.warnings.1',
        message: 'not after the start: the target has 7200 minutes at most',
      },
    ]);
  });

  it('is looked at in the rows of the first response too', () => {
    expect(problemsInRow('technical-a', 'beforeMinutes: 5 ', 'beforeMinutes: 30 ')).toEqual([
      expect.objectContaining({ file, path: 'commitments.0.warnings.1' }),
    ]);
  });
});

describe('what is wrong with an escalation', () => {
  it.each([
    ['level: 1', 'level: 2', 'clocks.4.escalations.0.level', 'level 1 comes here'],
    ['level: 2', 'level: 3', 'clocks.4.escalations.1.level', 'level 2 comes here'],
    ['level: 3', 'level: 2', 'clocks.4.escalations.2.level', 'level 3 comes here'],
    ['level: 1', 'level: 0', 'clocks.4.escalations.0.level', 'level 1 comes here'],
    [
      'afterMinutes: 240',
      'afterMinutes: 60',
      'clocks.4.escalations.1.afterMinutes',
      'comes after level 1, so more than 60',
    ],
    [
      'afterMinutes: 960',
      'afterMinutes: 100',
      'clocks.4.escalations.2.afterMinutes',
      'comes after level 2, so more than 240',
    ],
    ['afterMinutes: 60', 'afterMinutes: -1', 'clocks.4.escalations.0.afterMinutes', /0/],
    ['afterMinutes: 960', 'afterMinutes: 1e300', 'clocks.4.escalations.2.afterMinutes', /5256000/],
    ['name: Keeper on watch', "name: ''", 'clocks.4.escalations.0.name', /./],
    ['name: Keeper on watch, ', '', 'clocks.4.escalations.0.name', /is required/],
  ])('is named with its place: %j as %j', (search, replacement, path, message) => {
    expect(problemsInRow('repair-b', search, replacement)).toEqual([
      { file, path, message: expect.stringMatching(message) },
    ]);
  });
});

describe('where nothing is promised', () => {
  it('there is nothing to warn about and nobody to escalate to', () => {
    const none = lighthouse.replace('target: { minutes: 480 }', 'target: null');
    expect(problemsOfExample({ [file]: none })).toEqual([
      {
        file,
        path: 'clocks.3.warnings',
        message: 'there is no commitment, and so nothing to warn about',
      },
      {
        file,
        path: 'clocks.3.escalations',
        message: 'there is no commitment, and so nothing to escalate',
      },
    ]);
  });
});

describe('closing by silence', () => {
  it('is a step that a policy names; there are no others than flagging and lower severities', () => {
    expect(problemsAfter('step: close', 'step: flag')).toEqual([]);
    expect(problemsAfter('step: close', 'step: forget')).toEqual([
      expect.objectContaining({ file, path: 'nonResponse.steps.C.step' }),
    ]);
    expect(problemsAfter('step: close', 'step: { severity: B }')).toEqual([
      expect.objectContaining({ file, path: 'nonResponse.steps.C.step.severity' }),
    ]);
  });
});
