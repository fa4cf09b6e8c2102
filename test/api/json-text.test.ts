import { describe, expect, it } from 'vitest';
import { jsonText } from '../../api/http/json-text.ts';

describe('an answer', () => {
  it.each([
    [{ items: [], nextCursor: null }],
    [{ items: [{ a: 1 }, 'b', null], nextCursor: 'x', unreadable: undefined }],
    [{ items: [1] }],
    [{ id: 'x', items: 3 }],
    [[1, 2]],
    [null],
  ])('%j is written as JSON, whatever is written in turns', async (body) => {
    const text = await jsonText(body, () => true);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(body)));
  });
});
