import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../support/catalogues.ts';
import { problemsOfExample } from './folder.ts';

const file = 'offerings/lighthouse/v1.yaml';
const lighthouse = readFileSync(join(EXAMPLES, file), 'utf8');
const STARTS = 'starts: [{ on: severity-changed }, { on: ended, clock: first_response }]';
const ENDS = 'ends: [{ on: acknowledged }, { on: wait-started }]';
const REPEAT = 'repeat: { everyMinutes: 60, times: 3 }';

/** What is wrong with the example after one replacement. */
function problemsAfter(search: string, replacement: string) {
  expect(lighthouse).toContain(search);
  return problemsOfExample({ [file]: lighthouse.replace(search, replacement) });
}

/** Another metric of the offering, with a row. */
function withAnother(starts: string) {
  const another = `  - { id: night-watch, name: { en: night watch }, starts: ${starts}, ends: [{ on: answered }] }\n`;
  const row = lighthouse.slice(lighthouse.indexOf('  - id: handover\n'));
  const again = row
    .slice(0, row.indexOf('\nrules:'))
    .replace('id: handover', 'id: night')
    .replace('metric: watch-handover', 'metric: night-watch');
  return lighthouse
    .replace('\n# What is promised beside it.', `${another}\n# What is promised beside it.`)
    .replace('\nrules:', `${again}\nrules:`);
}

describe('what is wrong with a metric', () => {
  it.each([
    ['id: watch-handover', 'id: resolution', 'metrics.0.id', /is built in or reserved/],
    ['id: watch-handover', 'id: wait', 'metrics.0.id', /is built in or reserved/],
    ['id: watch-handover', 'id: constructor', 'metrics.0.id', /cannot be told apart/],
    [STARTS, 'starts: []', 'metrics.0.starts', /must not be empty/],
    [STARTS, 'starts: [{ on: sunrise }]', 'metrics.0.starts.0.on', /opened/],
    [STARTS, 'starts: [{ on: ended }]', 'metrics.0.starts.0.clock', /goes with ended/],
    [
      STARTS,
      'starts: [{ on: opened, clock: resolution }]',
      'metrics.0.starts.0.clock',
      /ended alone/,
    ],
    [
      STARTS,
      'starts: [{ on: opened, fields: [team] }]',
      'metrics.0.starts.0.fields',
      /fields-changed/,
    ],
    [
      STARTS,
      'starts: [{ on: ended, clock: resolutoin }]',
      'metrics.0.starts.0.clock',
      /no such metric: resolutoin.*resolution/,
    ],
    [
      STARTS,
      'starts: [{ on: ended, clock: watch-handover }]',
      'metrics.0.starts.0.clock',
      /^a cycle: watch-handover starts by the end of watch-handover/,
    ],
    [
      STARTS,
      'starts: [{ on: ended, clock: resolution }]',
      'metrics.0.starts.0.clock',
      /^starts nothing: a resolution ends when its case is closed/,
    ],
    [STARTS, 'starts: [{ on: opened }, { on: opened }]', 'metrics.0.starts.1', /^duplicate/],
    [ENDS, 'ends: []', 'metrics.0.ends', /must not be empty/],
    [ENDS, 'ends: [{ on: fields-changed }]', 'metrics.0.ends.0', /^never happens: .*fields\.case/],
    [
      REPEAT,
      'repeat: { everyMinutes: 60, times: 51 }',
      'clocks.9.escalations.0.repeat.times',
      /50/,
    ],
    [REPEAT, 'calendar: nowhere', 'clocks.9.escalations.0.calendar', /nowhere/],
  ])('is named with its place: "%s" as "%s"', (search, replacement, path, message) => {
    expect(problemsAfter(search, replacement)).toContainEqual({
      file,
      path,
      message: expect.stringMatching(message),
    });
  });

  it('is that no row promises it', () => {
    const problems = problemsAfter('    metric: watch-handover\n', '    metric: acknowledgement\n');
    expect(problems).toContainEqual({
      file,
      path: 'metrics.0',
      message: expect.stringMatching(/^no row promises it/),
    });
  });

  it('is that its rows promise nothing', () => {
    const row =
      'severities: [A]\n    target: { businessMinutes: 120 }\n    calendar: lighthouse-watch';
    const problems = problemsAfter(row, 'severities: [A]\n    target: null\n    calendar: null');
    expect(problems).toContainEqual({
      file,
      path: 'metrics.0',
      message: expect.stringMatching(/^no row promises it/),
    });
  });

  it('is that it starts by the end of another that ends with its case', () => {
    const last = withAnother('[{ on: opened }]')
      .replace('ends: [{ on: answered }]', 'ends: [{ on: solved }]')
      .replace('clock: first_response', 'clock: night-watch');
    expect(problemsOfExample({ [file]: last })).toEqual([
      {
        file,
        path: 'metrics.0.starts.1.clock',
        message: expect.stringMatching(/^starts nothing: a night-watch ends when/),
      },
    ]);
  });

  it('is that the customer is promised it by the end of what is of the team alone', () => {
    const promised = withAnother('[{ on: ended, clock: watch-handover }]');
    expect(problemsOfExample({ [file]: promised })).toEqual([
      {
        file,
        path: 'metrics.1.starts.0.clock',
        message: expect.stringMatching(/^a watch-handover is of the team alone/),
      },
    ]);
    const internal = promised.replace('name: { en: night watch }', '$&, audience: team');
    expect(problemsOfExample({ [file]: internal })).toEqual([]);
  });

  it('is that it starts when a case is reopened, which none is', () => {
    const closed = lighthouse
      .replace(STARTS, 'starts: [{ on: reopened }]')
      .replace('reopening: { days: 14', 'reopening: { days: 0');
    expect(problemsOfExample({ [file]: closed })).toContainEqual({
      file,
      path: 'metrics.0.starts.0',
      message: expect.stringMatching(/^never happens: a closed case stays closed/),
    });
  });

  it('is that two start one another, said once', () => {
    const circle = withAnother('[{ on: ended, clock: watch-handover }]')
      .replace('clock: first_response', 'clock: night-watch')
      .replace('name: { en: night watch }', '$&, audience: team');
    expect(problemsOfExample({ [file]: circle })).toEqual([
      {
        file,
        path: 'metrics.0.starts.1.clock',
        message: expect.stringMatching(
          /^a cycle: watch-handover starts by the end of night-watch starts by the end of watch-handover/,
        ),
      },
    ]);
  });

  it('is a field that cases do not have, or that stands there twice', () => {
    const desk = 'offerings/service-desk/v1.yaml';
    const changed = readFileSync(join(EXAMPLES, desk), 'utf8').replace(
      'starts: [{ on: opened }]',
      'starts: [{ on: fields-changed, fields: [impact, impct, impact] }]',
    );
    expect(problemsOfExample({ [desk]: changed })).toEqual([
      {
        file: desk,
        path: 'metrics.0.starts.0.fields.1',
        message: 'no such field of cases: impct; did you mean impact?',
      },
      { file: desk, path: 'metrics.0.starts.0.fields.2', message: 'duplicate: impact' },
    ]);
  });

  it('is nothing where each starts by something that people do', () => {
    expect(problemsOfExample({ [file]: withAnother('[{ on: opened }]') })).toEqual([]);
  });
});
