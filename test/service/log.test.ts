import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../ledger/types/subscriptions.ts';
import { openTestLedger } from '../support/ledger.ts';
import { createLogger } from '../../service/log.ts';

const SECRET = 'whsec_c2VjcmV0LW9mLWEtd2ViaG9vaw==';

const SUBSCRIPTION: Subscription = {
  id: 'sub_a',
  type: 'webhook',
  target: 'https://hooks.example.com/t0ken',
  secret: SECRET,
  previousSecret: null,
  paused: false,
  endedAt: null,
  // More than its column holds.
  digestMs: 1e15,
  events: ['*'],
  filter: {},
  locale: null,
  timeZone: null,
  createdAt: 0,
};

/** What the embedded database says of a row that it does not take. */
async function databaseError(): Promise<Error> {
  const ledger = await openTestLedger();
  try {
    await ledger.subscriptions.create(SUBSCRIPTION);
  } catch (error) {
    if (error instanceof Error) return error;
  } finally {
    await ledger.close();
  }
  throw new Error('the row should have been refused');
}

function logged() {
  const lines: string[] = [];
  const log = createLogger('trace', { write: (line) => void lines.push(line) });
  return { log, lines };
}

describe('an error in the log', () => {
  it('of the database does not show the row that was written', async () => {
    const error = await databaseError();
    const { log, lines } = logged();
    log.error({ err: error }, 'internal');
    log.child({ part: 'temporal' }).warn({ error }, 'Activity failed');
    log.error(error);
    log.error({ err: new Error('around', { cause: error }) }, 'internal');
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      expect(line).toContain('is out of range for type integer');
      expect(line).not.toContain(SECRET);
      expect(line).not.toContain('t0ken');
    }
  });

  it('says what, where and why', () => {
    const cause = Object.assign(new TypeError('within'), { code: 'EPIPE', params: ['hidden'] });
    const { log, lines } = logged();
    log.error({ err: new Error('around', { cause }) }, 'internal');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      msg: 'internal',
      err: {
        type: 'Error',
        message: 'around',
        stack: expect.stringContaining('log.test.ts'),
        cause: { type: 'TypeError', message: 'within', code: 'EPIPE' },
      },
    });
    expect(lines[0]).not.toContain('hidden');
  });
});
