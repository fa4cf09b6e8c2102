import { describe, expect, it } from 'vitest';
import { caseFileShape } from '../../../domain/case/case-file-shape.ts';
import { packFileShape } from '../../../domain/pack/pack-file-shape.ts';
import { packFile } from '../../support/pack-file.ts';
import { withCredit } from '../../support/credit-terms.ts';
import { wrongInFile } from '../../../workflows/support-case/checked-file.ts';
import { lighthouse } from './lighthouse.ts';

/** A file in which nothing is left out that a case may have. */
const WHOLE = {
  ...lighthouse('B', '2026-11-23T13:00:00.000Z'),
  ...withCredit('pack_test'),
};

type Json = Record<string, unknown>;

/** The paths of everything in a value but of what is anything in a rule, down to its last leaf. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([name, item]) => pathsIn(item, [...path, name]));
  return path.length === 0 ? below : [path, ...below];
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      String(index) === name ? replaced(item, rest, by) : item,
    );
  }
  return { ...(value as Json), [name]: replaced((value as Json)[name], rest, by) };
}

/** Neither a text nor a whole number, neither a list nor an object. */
const WRONG = Number.NaN;

const isOpenEnded = (path: readonly string[]): boolean =>
  (path.includes('when') && path.length > 3) || path.includes('alternative');

describe.each([
  ['case', WHOLE, caseFileShape],
  ['pack', packFile({ taxExemption: 'EX-1' }), packFileShape],
])('the file of a %s', (_what, file, shape) => {
  it('is right as the API drafts it', () => {
    expect(shape(JSON.parse(JSON.stringify(file)), '')).toBeNull();
  });

  it('names whichever of its values is wrong', () => {
    const paths = pathsIn(file).filter((path) => !isOpenEnded(path));
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) {
      const found = shape(replaced(file, path, WRONG), '');
      expect(path.join('.'), 'is not found to be wrong').toContain(found ?? '!');
    }
  });

  it.each(['\x1b[2J', '\x9b', 'a\u202eb', '\0'])('has no text with %j', (text) => {
    expect(shape(replaced(file, ['account', 'name'], text), '')).toBe('account.name');
  });

  it.each([null, undefined, 'file', 3, []])('is not %j', (value) => {
    expect(shape(value, '')).not.toBeNull();
  });
});

describe('what a case is started with', () => {
  const act = { act: 'response', id: 'history-0', by: 'Ada', note: null, at: WHOLE.openedAt };

  it('may have a history', () => {
    expect(wrongInFile({ ...WHOLE, history: [act] })).toBeNull();
  });

  it.each([
    ['an act of a kind that does not exist', { ...act, act: 'escalate' }],
    ['an act without its instant', { ...act, at: '2026-11-23' }],
    ['an act without an id', { ...act, id: 3 }],
    ['an act by nobody', { ...act, by: '' }],
    ['no act', 'response'],
  ])('has no history with %s', (_what, wrong) => {
    expect(wrongInFile({ ...WHOLE, history: [act, wrong] })).toMatch(/^history\.1/);
  });

  it('is no longer than messages allow', () => {
    const holidays = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, index) => [`day-${index}`, ['2026-12-25']]),
    );
    const zone = { timeZone: 'UTC', zoneData: '2026f' };
    const calendar = { id: 'x', version: 1, ...zone, weekly: {}, holidays, exceptions: {} };
    expect(wrongInFile({ ...WHOLE, calendars: { calendar } })).toBe('file');
  });
});
