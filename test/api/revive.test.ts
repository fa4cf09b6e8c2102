import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineUnavailableError } from '../../temporal/case-gateway.ts';
import { exampleCatalogue } from '../support/catalogues.ts';
import { after, DAY, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ catalogue: exampleCatalogue() });
});
beforeEach(() => {
  desk.wait(0);
  desk.api.engine.isLedgerDown = false;
});
afterAll(() => desk.api.close());

const revive = (id: string, body: object = { by: 'Grace' }, key?: string) =>
  desk.act(id, 'revive', body, key);

const seqsOf = async (id: string) => (await desk.timeline(id)).map(({ seq }) => seq);
const typesOf = async (id: string) => (await desk.timeline(id)).map(({ type }) => type);

/** The engine has only one run of a case, which ended before it had recorded anything. */
async function endedAtItsBeginning(status: 'stopped' | 'completed'): Promise<string> {
  const { engine, ledger } = desk.api;
  const { file, state } = (await ledger.cases.get(await desk.open()))!;
  const id = `case_${randomUUID()
    .replaceAll('-', '')
    .replaceAll(/[^a-f]/g, 'b')
    .slice(0, 26)}`;
  const report = { file: { ...file, id }, state, seq: 0 };
  const run = { runId: 'run', isRunning: false, report, carried: null, events: [] };
  const { runs } = engine;
  engine.runs = () => {
    engine.runs = runs;
    return Promise.resolve({ status, stoppedAt: null, running: null, runs: [run] });
  };
  return id;
}

/** Opened, asked and answered, and then ended by an operator of Temporal an hour after the opening. */
async function terminated(): Promise<string> {
  const id = await desk.open();
  desk.wait(10 * MINUTE);
  await desk.act(id, 'customer-requests');
  desk.wait(20 * MINUTE);
  await desk.act(id, 'customer-replies');
  desk.wait(30 * MINUTE);
  await desk.read(id);
  desk.api.engine.terminate(id);
  return id;
}

describe('a case that was ended in Temporal', () => {
  it('is as if it had run on, and says that it does not', async () => {
    const id = await terminated();
    desk.wait(5 * HOUR);
    const { body } = await desk.api.get(`/v1/cases/${id}`);
    expect(body).toMatchObject({ status: 'in_progress', breached: true });
    expect(body.notes.at(-1)).toEqual({
      code: 'case-not-running',
      detail: `The engine does not run this case: it was ended in Temporal at ${after(30 * MINUTE)}. Nobody is alerted about it until POST /v1/cases/${id}/revive has it run again.`,
    });
    expect(await typesOf(id)).not.toContain('case.sla.breached');
  });

  it('says so in lists as soon as it was found, until it runs again', async () => {
    const id = await terminated();
    const { body } = await desk.api.get(`/v1/cases/${id}`);
    const gap = { kind: 'not-running', subject: id, what: 'workflow' } as const;
    const now = desk.api.time.now;
    const found = { ...gap, id: `gap_${id}`, dueAt: now, foundAt: now, closedAt: null };
    await desk.api.ledger.gaps.report([found], now, () => []);
    const listed = async () =>
      (await desk.api.get(`/v1/cases?account=${body.account}&limit=100`)).body.items.find(
        (one: { id: string }) => one.id === id,
      ).notes;
    expect(await listed()).toContainEqual(expect.objectContaining({ code: 'case-not-running' }));
    await revive(id);
    expect(await listed()).not.toContainEqual(
      expect.objectContaining({ code: 'case-not-running' }),
    );
  });

  it('refuses acts, and says how it runs again', async () => {
    const id = await terminated();
    const { status, body } = await desk.act(id, 'responses');
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'case-not-running' });
    expect(body.detail).toContain(`POST /v1/cases/${id}/revive`);
  });

  it('shows what was answered although the ledger was down', async () => {
    const id = await desk.open();
    desk.api.engine.isLedgerDown = true;
    desk.wait(10 * MINUTE);
    await desk.act(id, 'responses');
    desk.api.engine.terminate(id);
    expect(await desk.read(id)).toMatchObject({ status: 'in_progress' });
    expect(await typesOf(id)).toContain('case.responded');
  });
});

describe('a case that is revived', () => {
  it.each([
    ['its history', 'history', () => {}],
    ['the ledger', 'ledger', (id: string) => desk.api.engine.forget(id)],
  ])(
    'goes on from %s, with everything that fell due meanwhile, once',
    async (_from, source, lose) => {
      const id = await terminated();
      const before = await desk.timeline(id);
      lose(id);
      desk.wait(5 * HOUR);
      const { status, body } = await revive(id, { by: 'Grace', note: 'A wrong click.' });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        revivedFrom: source,
        stoppedAt: source === 'history' ? after(30 * MINUTE) : null,
        case: { id, status: 'in_progress', breached: true },
      });
      expect(body.case.notes.map(({ code }: { code: string }) => code)).not.toContain(
        'case-not-running',
      );
      const timeline = await desk.timeline(id);
      expect(timeline.slice(0, before.length)).toEqual(before);
      const [revived, ...due] = timeline.slice(before.length);
      expect(revived).toMatchObject({
        type: 'case.revived',
        at: after(5 * HOUR),
        actor: 'Grace',
        data: { revivedFrom: source, note: 'A wrong click.' },
      });
      expect(new Set(due.map(({ type }) => type))).toContain('case.sla.breached');
      expect(await seqsOf(id)).toEqual(timeline.map((_, index) => index + 1));
      desk.wait(6 * HOUR);
      await desk.act(id, 'responses');
      expect((await typesOf(id)).filter((type) => type === 'case.sla.breached')).toHaveLength(
        due.filter(({ type }) => type === 'case.sla.breached').length,
      );
    },
  );

  it('keeps what was answered while the ledger was down, though that is not back yet when it ends', async () => {
    const id = await desk.open();
    desk.api.engine.isLedgerDown = true;
    desk.wait(10 * MINUTE);
    await desk.act(id, 'responses', { by: 'Ada', note: 'We look into it.' });
    await desk.act(id, 'severity', { by: 'Ada', severity: 'B', reason: 'impact-changed' });
    desk.api.engine.terminate(id);
    desk.api.engine.isLedgerDown = false;
    expect((await revive(id)).body).toMatchObject({
      revivedFrom: 'history',
      case: { severity: 'B', clocks: [{ state: 'met', metAt: after(10 * MINUTE) }, {}] },
    });
    expect(await typesOf(id)).toEqual([
      'case.opened',
      'case.responded',
      'case.sla.met',
      'case.severity.changed',
      'case.revived',
    ]);
  });

  it('was never in the ledger, and is from then on', async () => {
    desk.api.engine.isLedgerDown = true;
    const id = await desk.open();
    desk.api.engine.terminate(id);
    desk.api.engine.isLedgerDown = false;
    expect((await revive(id)).body).toMatchObject({ revivedFrom: 'history', case: { id } });
    expect(await desk.api.ledger.cases.get(id)).toMatchObject({ seq: 2 });
  });

  it('says the same to whoever asks twice with one key, and that it runs to anybody else', async () => {
    const id = await terminated();
    const key = randomUUID();
    const first = await revive(id, {}, key);
    expect((await revive(id, {}, key)).body).toEqual(first.body);
    const { status, body } = await revive(id);
    expect(status).toBe(409);
    expect(body.code).toBe('case-running');
    expect((await typesOf(id)).filter((type) => type === 'case.revived')).toHaveLength(1);
    expect((await desk.timeline(id)).at(-1)?.actor).toBe('administrator');
  });

  it('is answered once it has got its credit, if it had none yet', async () => {
    const id = await endedAtItsBeginning('stopped');
    const waited = vi.spyOn(desk.api.engine, 'awaitOpening');
    expect((await revive(id)).status).toBe(200);
    expect(waited.mock.calls).toEqual([[id]]);
    waited.mockRestore();
  });

  it('can be ended and revived again', async () => {
    const id = await terminated();
    await revive(id);
    desk.wait(40 * MINUTE);
    await desk.act(id, 'responses');
    desk.api.engine.terminate(id);
    desk.wait(50 * MINUTE);
    expect((await revive(id)).body.revivedFrom).toBe('history');
    expect((await typesOf(id)).filter((type) => type === 'case.revived')).toHaveLength(2);
    expect(await seqsOf(id)).toEqual((await typesOf(id)).map((_, index) => index + 1));
  });

  it('is revived by the faster of two people, and the other learns that it runs', async () => {
    const id = await terminated();
    const { engine } = desk.api;
    const { runs } = engine;
    engine.runs = async (caseId) => {
      engine.runs = runs;
      const before = await runs(caseId);
      desk.wait(40 * MINUTE);
      expect((await revive(id, { by: 'Ada' })).status).toBe(200);
      desk.wait(41 * MINUTE);
      return before;
    };
    const { status, body } = await revive(id);
    expect(status).toBe(409);
    expect(body.code).toBe('case-running');
    expect((await typesOf(id)).filter((type) => type === 'case.revived')).toHaveLength(1);
  });

  it('is said to be revived once, though the engine failed when it was to start', async () => {
    const id = await terminated();
    const { engine } = desk.api;
    const { revive: start } = engine;
    engine.revive = () => {
      engine.revive = start;
      return Promise.reject(new EngineUnavailableError('opening', null));
    };
    desk.wait(40 * MINUTE);
    expect((await revive(id)).status).toBe(503);
    desk.wait(50 * MINUTE);
    const { status, body } = await revive(id);
    expect(status).toBe(200);
    expect(body.revivedFrom).toBe('history');
    expect((await typesOf(id)).filter((type) => type === 'case.revived')).toHaveLength(1);
    expect(await seqsOf(id)).toEqual((await typesOf(id)).map((_, index) => index + 1));
  });

  it('takes the place of whatever else runs under its id', async () => {
    const id = await terminated();
    const { engine } = desk.api;
    const { runs } = engine;
    engine.runs = async (caseId) => {
      engine.runs = runs;
      return { ...(await runs(caseId)), status: 'running', running: 'foreign', stoppedAt: null };
    };
    const stop = vi.spyOn(engine, 'stop').mockResolvedValue();
    desk.wait(40 * MINUTE);
    expect((await revive(id)).body).toMatchObject({ revivedFrom: 'history', case: { id } });
    expect(stop.mock.calls).toMatchObject([[id, 'foreign', expect.anything()]]);
    stop.mockRestore();
  });

  it('was closed and can still be reopened', async () => {
    const id = await desk.open();
    await desk.act(id, 'close', { outcome: 'solved' });
    desk.api.engine.terminate(id);
    desk.wait(DAY);
    expect((await desk.read(id)).notes).toContainEqual(
      expect.objectContaining({ code: 'case-not-running' }),
    );
    expect((await revive(id)).body.case.status).toBe('closed');
    expect((await desk.act(id, 'reopen')).body.status).toBe('in_progress');
  });
});

describe('a case that was reset in Temporal', () => {
  it('reads as it was recorded, and says that what runs is something else', async () => {
    const id = await desk.open();
    desk.wait(10 * MINUTE);
    await desk.act(id, 'responses');
    const before = await desk.read(id);
    const told = await typesOf(id);
    desk.api.engine.reset(id);
    const { notes, ...read } = await desk.read(id);
    const { notes: none, ...wanted } = before;
    expect(read).toEqual(wanted);
    expect(notes).toEqual([
      ...none,
      { code: 'case-not-running', detail: expect.stringContaining('it was reset in Temporal') },
    ]);
    expect(await typesOf(id)).toEqual(told);
    await revive(id);
    expect((await desk.read(id)).notes).toEqual(none);
  });

  it('gets back what the reset left out, with what it has taken since', async () => {
    const id = await desk.open();
    desk.wait(10 * MINUTE);
    await desk.act(id, 'responses');
    desk.api.engine.isLedgerDown = true;
    desk.api.engine.reset(id);
    desk.wait(20 * MINUTE);
    await desk.act(id, 'severity', { by: 'Ada', severity: 'B', reason: 'impact-changed' });
    desk.api.engine.isLedgerDown = false;
    expect((await revive(id)).body).toMatchObject({
      case: { severity: 'B', clocks: [{ state: 'met', metAt: after(10 * MINUTE) }, {}] },
    });
    expect(await typesOf(id)).toEqual([
      'case.opened',
      'case.responded',
      'case.sla.met',
      'case.revived',
      'case.severity.changed',
    ]);
  });

  it('keeps the instant of an act that the reset has repeated later', async () => {
    const id = await desk.open();
    const { engine } = desk.api;
    desk.wait(10 * MINUTE);
    await engine.act(id, 'response', { by: 'Ada' }, 'act_1');
    engine.isLedgerDown = true;
    engine.reset(id);
    desk.wait(20 * MINUTE);
    await engine.act(id, 'response', { by: 'Ada' }, 'act_1');
    await desk.act(id, 'severity', { by: 'Ada', severity: 'B', reason: 'impact-changed' });
    engine.isLedgerDown = false;
    expect((await revive(id)).body).toMatchObject({
      case: { severity: 'B', clocks: [{ state: 'met', metAt: after(10 * MINUTE) }, {}] },
    });
  });

  it('ends instead of losing what happens to it, and can then be revived', async () => {
    const id = await desk.open();
    desk.wait(10 * MINUTE);
    await desk.act(id, 'responses');
    desk.api.engine.reset(id);
    desk.wait(2 * HOUR);
    // Its own first response is due, but it was given: the ledger does not take a breach.
    await desk.read(id);
    expect((await desk.act(id, 'responses')).body.code).toBe('case-not-running');
    const { body } = await revive(id);
    expect(body.case).toMatchObject({ breached: false, clocks: [{ state: 'met' }, {}] });
    expect(await typesOf(id)).not.toContain('case.sla.breached');
  });
});

describe('a case that cannot be revived', () => {
  it('is over', async () => {
    const id = await desk.open();
    await desk.act(id, 'close', { outcome: 'solved' });
    desk.wait(15 * DAY);
    await desk.read(id);
    for (const forget of [false, true]) {
      if (forget) desk.api.engine.forget(id);
      const { status, body } = await revive(id);
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'reopening-over' });
    }
  });

  it('got no credit when it was to open again', async () => {
    expect((await revive(await endedAtItsBeginning('completed'))).status).toBe(404);
  });

  it('does not exist', async () => {
    expect((await revive('case_aaaaaaaaaaaaaaaaaaaaaaaaaa')).status).toBe(404);
  });

  it('was refused to whoever is the system', async () => {
    const id = await terminated();
    expect((await revive(id, { by: 'system' })).status).toBe(400);
  });
});
