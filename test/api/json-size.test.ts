import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonSize } from '../../api/http/json-size.ts';

const sizeOf = (text: string) => jsonSize(Buffer.from(text));

interface Counted {
  readonly values: number;
  readonly depth: number;
}

/** The same by walking what was read; an empty array or object counts as two. */
function walked(value: unknown): Counted {
  if (typeof value !== 'object' || value === null) return { values: 1, depth: 0 };
  const inner = Object.values(value).map(walked);
  return {
    values: 1 + (inner.length === 0 ? 1 : inner.reduce((sum, { values }) => sum + values, 0)),
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
  };
}

describe('the size of a JSON text', () => {
  it.each([
    ['a number', '1', 1, 0],
    ['an empty object', '{}', 2, 1],
    ['brackets, commas and quotes in texts', String.raw`["[[,{\"", "\\", "]}"]`, 4, 1],
    ['blanks', ' [ 1 , { "a" : 2 } ] ', 4, 2],
    ['letters of more bytes than one', '["漢,字", "é"]', 3, 1],
  ])('counts %s', (_what, text, values, depth) => {
    expect(sizeOf(text)).toEqual({ values, depth });
  });

  it('is that of the values which are read from it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(sizeOf(JSON.stringify(value))).toEqual(walked(JSON.parse(JSON.stringify(value))));
        expect(sizeOf(JSON.stringify(value, null, 2))).toEqual(sizeOf(JSON.stringify(value)));
      }),
    );
  });

  it.each(['"open', '"\\', ']]]', ',,', ''])('is a number for %j, which is no JSON', (text) => {
    expect(sizeOf(text).values).toBeGreaterThan(0);
  });
});
