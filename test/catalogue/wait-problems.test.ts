import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../support/catalogues.ts';
import { problemsOfExample } from './folder.ts';

const file = 'offerings/lighthouse/v1.yaml';
const lighthouse = readFileSync(join(EXAMPLES, file), 'utf8');
const REMINDER = '{ target: { businessDays: 1 }, calendar: local-nine-to-five, repeats: 3 }';

describe('what is wrong with a wait', () => {
  it.each([
    ['kind: spare-parts', 'kind: customer', 'waits.0.kind', /is reserved/],
    ['kind: spare-parts', 'kind: closed', 'waits.0.kind', /is reserved/],
    ['kind: spare-parts', 'kind: Spare Parts', 'waits.0.kind', /lower-case letters/],
    ['kind: storm', 'kind: spare-parts', 'waits.1.kind', /^duplicate: spare-parts$/],
    [
      'pauses: [resolution]',
      'pauses: [resolutoin]',
      'waits.0.pauses.0',
      /^no such metric: resolutoin; did you mean resolution\?/,
    ],
    [
      'pauses: [resolution]',
      'pauses: [patience]',
      'waits.0.pauses.0',
      /^no such metric: patience; there are first_response/,
    ],
    [
      'pauses: [resolution]',
      'pauses: [resolution, resolution]',
      'waits.0.pauses.1',
      /^duplicate: resolution$/,
    ],
    [REMINDER, '{ target: { businessDays: 1 }, calendar: null }', 'waits.0.reminder', /calendar/],
    [
      REMINDER,
      '{ target: { minutes: 60 }, calendar: local-nine-to-five }',
      'waits.0.reminder',
      /elapsed time .* has none/,
    ],
    [
      REMINDER,
      '{ target: { businessDays: 1 }, calendar: moon-office }',
      'waits.0.reminder.calendar',
      /no calendars\/moon-office/,
    ],
    [REMINDER, REMINDER.replace('3', '51'), 'waits.0.reminder.repeats', /50/],
    [REMINDER, REMINDER.replace('3', '0'), 'waits.0.reminder.repeats', /1/],
    [
      REMINDER,
      '{ target: { minutes: 0.5 }, calendar: null }',
      'waits.0.reminder.target',
      /a minute apart/,
    ],
    [
      REMINDER,
      "{ target: { by: { time: '09:00', businessDays: 0 } }, calendar: local-nine-to-five }",
      'waits.0.reminder.target',
      /businessDays is 1 or more/,
    ],
  ])('%s → %s', (search, replacement, path, message) => {
    expect(lighthouse).toContain(search);
    const from = lighthouse.indexOf('\nwaits:');
    const changed = lighthouse.slice(0, from) + lighthouse.slice(from).replace(search, replacement);
    expect(problemsOfExample({ [file]: changed })).toContainEqual({
      file,
      path,
      message: expect.stringMatching(message),
    });
  });

  it('is not that a row that it pauses has a mistake itself', () => {
    const misread = lighthouse.replaceAll(/metric: (next_response|resolution|follow_up)/g, (row) =>
      row.replace('_', '-').replace('tion', 'toin'),
    );
    const paths = problemsOfExample({ [file]: misread.replace('minutes: 60', 'minuts: 60') });
    expect(paths.map(({ path }) => path).filter((path) => path.startsWith('waits'))).toEqual([]);
    expect(paths.map(({ message }) => message)).toContainEqual(
      'no such metric: resolutoin; did you mean resolution?',
    );
  });

  it('is that it pauses what no row promises', () => {
    const unpromised = lighthouse
      .replaceAll('metric: next_response', 'metric: resolution')
      .replace('pauses: [resolution]', 'pauses: [next_response]');
    expect(problemsOfExample({ [file]: unpromised })).toContainEqual({
      file,
      path: 'waits.0.pauses.0',
      message: 'pauses nothing: no row promises a next_response',
    });
  });
});
