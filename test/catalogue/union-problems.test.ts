import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../support/catalogues.ts';
import { problemsOfExample } from './folder.ts';

const FILE = 'calendars/follow-the-sun/v1.yaml';
const TEXT = readFileSync(join(EXAMPLES, FILE), 'utf8');
const ALL = 'anyOf: [office-singapore, office-berlin, office-austin]';

/** What is wrong with the calendar if it says something else. */
function problemsWith(before: string, after: string) {
  expect(TEXT).toContain(before);
  const problems = problemsOfExample({ [FILE]: TEXT.replace(before, after) });
  return problems.filter(({ file }) => file === FILE).map(({ path, message }) => [path, message]);
}

describe('a calendar that is open while any of several is', () => {
  it('is one of the examples', () => {
    expect(problemsWith(ALL, ALL)).toEqual([]);
  });

  it.each([
    [
      '[office-berlin, office-austin, office-berlni]',
      2,
      /calendars.office-berlni; did you mean office-berlin/,
    ],
    ['[office-berlin, office-austin, office-berlin]', 2, /^duplicate: office-berlin$/],
    ['[office-berlin, follow-the-sun]', 1, /is this calendar itself/],
    ['[service-desk, office-berlin]', 0, /depends on where the account is: name a calendar with/],
    ['[local-business, office-berlin]', 0, /depends on where the account is/],
  ])('names others, each once, of places of their own: %s', (named, index, message) => {
    expect(problemsWith(ALL, `anyOf: ${named}`)).toEqual([
      [`anyOf.${index}`, expect.stringMatching(message)],
    ]);
  });

  it('names at least two', () => {
    expect(problemsWith(ALL, 'anyOf: [office-berlin]').map(([path]) => path)).toEqual(['anyOf']);
  });

  it('does not name one without hours of its own, but what opens it', () => {
    const other = 'calendars/nights/v1.yaml';
    const nights = TEXT.replace('id: follow-the-sun', 'id: nights').replace(
      ALL,
      'anyOf: [follow-the-sun, office-berlin]',
    );
    expect(problemsOfExample({ [other]: nights })).toEqual([
      {
        file: other,
        path: 'anyOf.0',
        message:
          'has no hours of its own: name what opens it, office-singapore, office-berlin, office-austin',
      },
    ]);
  });

  it('has no hours and holidays besides', () => {
    const own = "weekly: { mon: [['09:00', '17:00']] }\nholidays: DE";
    const message = 'is that of the calendars under `anyOf`: leave it out here';
    expect(problemsWith(ALL, `${ALL}\n${own}`)).toEqual([
      ['weekly', message],
      ['holidays', message],
    ]);
  });
});

describe('any other calendar', () => {
  it('has hours and holidays', () => {
    expect(problemsWith(ALL, '')).toEqual([
      ['weekly', 'is required'],
      ['holidays', 'is required'],
    ]);
  });
});
