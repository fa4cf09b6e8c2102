import { describe, expect, it } from 'vitest';
import { messageBatch } from '../../workflows/lib/message-size.ts';
import type { CaseEvent } from '../../domain/case/types.ts';
import { OPENED_AT } from '../support/case-file.ts';

function events(count: number, note: string): CaseEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    key: `act:${index}`,
    type: 'case.responded',
    at: OPENED_AT,
    actor: 'Ada',
    quiet: false,
    data: { note },
  }));
}

describe('a batch of events', () => {
  it('is all of them if they are few and short', () => {
    expect(messageBatch(events(3, 'ok'))).toHaveLength(3);
    expect(messageBatch([])).toEqual([]);
  });

  it('is the first fifty of many', () => {
    const portion = messageBatch(events(200, 'ok'));
    expect(portion.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });

  it('stays far below a message’s limit, with the longest notes allowed', () => {
    const portion = messageBatch(events(200, '漢'.repeat(5_000)));
    expect(portion.length).toBeGreaterThan(10);
    expect(Buffer.byteLength(JSON.stringify(portion))).toBeLessThan(1_000_000);
  });

  it('is at least one event, however long', () => {
    expect(messageBatch(events(2, 'x'.repeat(300_000)))).toHaveLength(1);
  });
});
