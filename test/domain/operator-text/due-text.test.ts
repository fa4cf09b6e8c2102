import { expect, it } from 'vitest';
import { dueText } from '../../../domain/operator-text/due-text.ts';

const dueAt = Date.parse('2026-11-21T05:58:38.877Z');

it.each([
  ['2026-11-21T13:58:38.877+08:00', '2026-11-21 13:58:38 (+08:00)'],
  ['2026-11-21T02:28:38.877-03:30', '2026-11-21 02:28:38 (-03:30)'],
  [null, '2026-11-21 05:58:38 (UTC)'],
])('a deadline rendered as %s reads %s', (dueAtLocal, text) => {
  expect(dueText({ dueAt, dueAtLocal })).toBe(text);
});

it('a clock without a commitment is never due', () => {
  expect(dueText({ dueAt: null, dueAtLocal: null })).toBe('never');
});
