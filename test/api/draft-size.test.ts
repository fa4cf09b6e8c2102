import { expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '../../domain/case/message-limits.ts';
import { exampleCatalogue } from '../support/catalogues.ts';
import { drafted } from '../support/drafted.ts';

const OPENED_AT = Date.parse('2026-11-23T12:00:00.000Z');

test('a history that leaves no room for further acts is refused, with how to shorten it', () => {
  const history = Array.from({ length: 500 }, (_, index) => ({
    act: index % 2 === 0 ? 'customer-request' : 'customer-reply',
    by: 'Ada',
    note: '漢'.repeat(400),
    at: new Date(OPENED_AT + (index + 1) * 60_000).toISOString(),
  }));
  const openedAt = new Date(OPENED_AT).toISOString();
  const request = { offering: 'lighthouse', severity: 'B', history };
  expect(() => drafted(openedAt, { catalogue: exampleCatalogue(), request })).toThrow(
    expect.objectContaining({
      code: 'invalid-body',
      members: {
        errors: [
          {
            path: 'history',
            message: expect.stringMatching(
              new RegExp(`^makes a case of \\d+ bytes, more than the ${MAX_FILE_BYTES} .*shorten`),
            ),
          },
        ],
      },
    }),
  );
});
