import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/load/load.ts';
import { PolicyError } from '../../catalogue/load/policy-error.ts';
import { EXAMPLES } from '../support/catalogues.ts';
import { calendarsWith, examplesWith, problemsOfExample } from './folder.ts';

const OFFERING = 'offerings/harbour/v1.yaml';
const CALENDAR = 'calendars/harbour-office/v1.yaml';
const offering = readFileSync(join(EXAMPLES, OFFERING), 'utf8');
const calendar = readFileSync(join(EXAMPLES, CALENDAR), 'utf8');

/** What is wrong in a file in which every text on the left is replaced by the one beside it. */
function problemsAfter(file: string, ...changes: readonly (readonly [string, string])[]) {
  const before = file === OFFERING ? offering : calendar;
  const text = changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`the example has no ${from}`);
    return changed.replace(from, to);
  }, before);
  return problemsOfExample({ [file]: text }).map(({ path, message }) => `${path}: ${message}`);
}

describe('an offering with structural errors', () => {
  it('is checked as far as it can be understood', () => {
    const problems = problemsAfter(
      OFFERING,
      ['description:', 'descripton:'],
      ['language: region', 'language: en'],
    );
    expect(problems).toEqual([
      'description: is required',
      expect.stringMatching(/^descripton: is not a known field; did you mean description\?/),
      'languages.1: duplicate: en',
    ]);
  });

  it('keeps the places of its rows, where those with errors are left out', () => {
    const lists = offering.slice(0, offering.indexOf('\nlanguages:'));
    expect(lists).toContain('commitments:');
    const problems = problemsAfter(
      OFFERING,
      ['language: en', 'langage: en'],
      ['language: other', 'language: region'],
    );
    const places = problems.map((problem) => problem.split(':')[0]);
    expect(places).toContain('languages.0.langage');
    expect(problems).toContain('languages.2: duplicate: region');
  });

  it('is not said to lack a row that only has errors', () => {
    const [row] = /categories: \[.*\]/.exec(offering)!;
    const problems = problemsAfter(OFFERING, [row, 'categories: [tecnical]']);
    expect(problems).toEqual([
      expect.stringMatching(/categories\.0: no such category: tecnical; did you mean technical\?/),
    ]);
  });
});

describe('a calendar with structural errors', () => {
  it('is checked as far as it can be understood', () => {
    const problems = problemsAfter(
      CALENDAR,
      ['timeZone:', 'timezone:'],
      [/holidays: .*/.exec(calendar)![0], 'holidays: XK'],
    );
    const paths = problems.map((each) => each.slice(0, each.indexOf(':')));
    expect(paths.toSorted()).toEqual(['holidays', 'timeZone', 'timezone']);
  });
});

/** Each line repeats the one above nine times. */
const LAUGHS = Array.from({ length: 8 }, (_, line) =>
  line === 0 ? 'a0: &a0 [ha]\n' : `a${line}: &a${line} [${`*a${line - 1},`.repeat(9)}]\n`,
).join('');

describe('a file that is no YAML', () => {
  it.each([
    ['id: [\n', 'cannot be read as YAML from here on: ', ':2:1'],
    ['id: harbour\n\tversion: 1\n', 'a tab: lines of YAML are indented by spaces', ':2:1'],
    ['name: Harbour: the office\n', 'put a text that has one in quotes', ':1:7'],
    ['id: harbour\n---\nid: harbour\n', 'a second document begins', ':2:1'],
    ['name: @harbour\n', 'put the text in quotes', ':1:7'],
    ['# to be written\n', 'the file is empty', ''],
    ['id: harbour\nnotes: &all [*all]\n', '*all stands within what it repeats', ':2:14'],
    [LAUGHS, 'its aliases repeat one another too often', ':1:1'],
    ['id: harbour\nfields: { __proto__: 1 }\n', 'no name is __proto__', ':2:11'],
  ])('is named with its line, and hides no other file: %j', (text, message, place) => {
    const folder = examplesWith({
      [OFFERING]: text,
      [CALENDAR]: calendar.replace('timeZone:', 'timezone:'),
    });
    const error = thrownBy(() => loadCatalogue(calendarsWith({}), folder));
    const [inCalendar, inZone, inOffering, ...others] = error.lines;
    expect([inCalendar, inZone].join('\n')).toMatch(/timezone: is not a known field/);
    expect(inOffering).toContain(`${folder}/${OFFERING}${place}: `);
    expect(inOffering).toContain(message);
    expect(others).toEqual([]);
  });

  it('but has a key twice is checked all the same', () => {
    expect(
      problemsAfter(OFFERING, ['version: 1', 'version: 1\nversion: 1'], ['description:', 'desc:']),
    ).toEqual([
      ': "version" is here twice: remove one, or give it another name',
      'description: is required',
      expect.stringMatching(/^desc: is not a known field/),
    ]);
  });
});

describe('a value that is not written as it is meant', () => {
  it.each([
    [OFFERING, "document: '900'", 'document: 900', "must be a string: put it in quotes, '900'"],
    [OFFERING, 'version: 1', "version: '1'", 'must be a number: write it without quotes, 1'],
    [OFFERING, 'interpreter: true', 'interpreter: yes', 'must be a boolean: write true'],
    [CALENDAR, /name: .*/.exec(calendar)![0], 'name:', 'must be a string, and nothing is written'],
  ])('is named with its remedy: %s, %s as %s', (file, from, to, message) => {
    const problems = problemsAfter(file, [from, to]);
    expect(problems.join('\n')).toContain(message);
  });
});

it('mistakes are listed in the order of files and lines, each in the folder that has it', () => {
  const ours = calendarsWith({});
  const theirs = examplesWith({
    'documents.yaml': "- { id: '900', title: T, describtion: D }\n- { id: '000' }\n",
    [CALENDAR]: calendar.replace('version: 1', 'version: 0').replace(/name: .*/, 'name: 7'),
  });
  const { lines } = thrownBy(() => loadCatalogue(ours, theirs));
  expect(lines.every((line) => line.startsWith(theirs))).toBe(true);
  const places = lines.map((line) => line.slice(theirs.length + 1).split(' ')[0]!);
  const collator = new Intl.Collator('en', { numeric: true });
  expect(places).toEqual(places.toSorted(collator.compare));
});

function thrownBy(work: () => unknown): PolicyError {
  try {
    work();
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
  throw new Error('nothing is wrong');
}
