import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { NEW_CASE } from '../../api/cases/examples.ts';
import { ADMIN_KEY, Desk } from '../support/desk.ts';
import { insist } from '../support/insist.ts';
import { makeInstallation, type Installation } from '../support/installation.ts';
import { historyBytes } from './support/runs.ts';
import { scale } from './support/scale.ts';

/** More than a case takes, where the attack is whole. */
const ACTS = scale(1_050, 150);
const CASES = scale(12, 2);
const IN_FLIGHT = 8;
/** Three bytes each, in every act and in every event. */
const NOTE = '漢'.repeat(5_000);
/** What one case takes at most. */
const MAX_ACTS = 1_000;
const MAX_RUN_BYTES = 5_000_000;
/** What is recorded of a request and of a reply. */
const ACT_EVENTS = ['case.customer.asked', 'case.customer.replied'];

/** What became of the acts of one case, by who performed each. */
interface Burst {
  readonly id: string;
  readonly taken: readonly string[];
  readonly refused: readonly { readonly status: number; readonly code: string | undefined }[];
}

describe.each([
  ['embedded database', () => ({})],
  ['PostgreSQL', () => ({ DATABASE_URL: inject('postgresUrl') })],
])('cases that are never idle, on the %s', (_where, settings) => {
  let installation: Installation;
  let desk: Desk;
  let bursts: readonly Burst[];

  beforeAll(async () => {
    installation = await makeInstallation(ADMIN_KEY, settings());
    await installation.start();
    desk = new Desk(installation.url);
    const account = await desk.account();
    bursts = await Promise.all(Array.from({ length: CASES }, () => burst(account)));
  }, 3_600_000);

  afterAll(() => installation.remove());

  /** Sends a request until it is answered for good. */
  async function send(path: string, body: object) {
    const answer = await insist(desk, { path, body, key: randomUUID() });
    const {
      id = '',
      code,
      status,
    } = answer.body as { id?: string; code?: string; status?: unknown };
    return { status: answer.status, id, code, caseStatus: status };
  }

  /** Requests and replies in turn, so many at once. */
  async function burst(account: string): Promise<Burst> {
    const { id } = await send('/v1/cases', { ...NEW_CASE, account });
    const acts = Array.from({ length: ACTS }, (_, index) => index).values();
    const taken: string[] = [];
    const refused: { status: number; code: string | undefined }[] = [];
    const lane = async (): Promise<void> => {
      for (const index of acts) {
        const path = index % 2 === 0 ? 'customer-requests' : 'customer-replies';
        const by = `王-${index}`;
        const { status, code } = await send(`/v1/cases/${id}/${path}`, { by, note: NOTE });
        if (status === 200) taken.push(by);
        else refused.push({ status, code });
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    return { id, taken, refused };
  }

  test('take every act that was answered with 200, once, and refuse what is over their limit', async () => {
    for (const { id, taken, refused } of bursts) {
      const timeline = await desk.timeline(id);
      // Whoever answers first also meets the clock, which is an event beside the act.
      const acts = timeline.filter(({ type }) => ACT_EVENTS.includes(type));
      const actors = acts.map(({ actor }) => actor);
      expect(actors.toSorted()).toEqual(taken.toSorted());
      expect(taken).toHaveLength(Math.min(ACTS, MAX_ACTS));
      expect(refused).toEqual(
        Array.from({ length: ACTS - taken.length }, () => ({ status: 409, code: 'too-many-acts' })),
      );
    }
  });

  test('have written far less than the engine takes in any of their runs, and can be closed', async () => {
    const connection = await Connection.connect({ address: installation.engineAddress });
    const client = new Client({ connection, namespace: 'sla' });
    for (const { id } of bursts) {
      const sizes = await historyBytes(client, id);
      expect(sizes.length).toBeGreaterThan(1);
      expect(Math.max(...sizes)).toBeLessThan(MAX_RUN_BYTES);
      expect(await send(`/v1/cases/${id}/close`, { outcome: 'solved', note: NOTE })).toMatchObject({
        status: 200,
        caseStatus: 'closed',
      });
    }
    await connection.close();
  });
});
