import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { after, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

const ACTS: readonly (readonly [path: string, body: object])[] = [
  ['responses', { by: 'Ada' }],
  ['customer-requests', { by: 'Ada' }],
  ['customer-replies', { note: 'Here' }],
  ['severity', { severity: 'B', reason: 'impact-changed' }],
  ['split', { title: 'A part' }],
  ['close', { outcome: 'solved' }],
];

const TOGETHER = Array.from({ length: 10 }, (_, index) => index);

describe.each(ACTS)('%s', (path, body) => {
  it('twice under one key is one act, with one answer', async () => {
    const id = await desk.open();
    const first = await desk.act(id, path, body, 'once');
    desk.wait(HOUR / 2);
    const again = await desk.act(id, path, body, 'once');
    expect(again.status).toBe(first.status);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const mine = (await desk.timeline(id)).filter(({ actor }) => actor !== 'system');
    expect(mine.filter(({ type }) => !type.startsWith('case.sla.'))).toHaveLength(2);
  });

  it('under a key used with another body is 422', async () => {
    const id = await desk.open();
    await desk.act(id, path, body, 'once');
    const answer = await desk.act(id, path, { ...body, by: 'Grace' }, 'once');
    expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('ten times at once under one key is one act', async () => {
    const id = await desk.open();
    const answers = await Promise.all(TOGETHER.map(() => desk.act(id, path, body, 'once')));
    expect(new Set(answers.map(({ status }) => status)).size).toBe(1);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await desk.story(id)).toEqual([...new Set(await desk.story(id))]);
  });

  it('in the future is 400, before the opening too', async () => {
    const id = await desk.open();
    const ahead = await desk.act(id, path, { ...body, at: after(5_001) });
    expect([ahead.status, ahead.body.code]).toEqual([400, 'instant-in-future']);
    expect(ahead.body.errors).toMatchObject([{ path: 'at' }]);
    const early = await desk.act(id, path, { ...body, at: after(-1) });
    expect([early.status, early.body.code]).toEqual([400, 'instant-before-opening']);
    expect(await desk.story(id)).toHaveLength(1);
  });

  it('of a case that does not exist is 404, and leaves the key free', async () => {
    const answer = await desk.act(`case_${'a'.repeat(26)}`, path, body, 'free');
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });
});

describe('reopening', () => {
  it('twice under one key is one act', async () => {
    const id = await desk.open();
    await desk.act(id, 'close', { outcome: 'solved' });
    const first = await desk.act(id, 'reopen', {}, 'once');
    const again = await desk.act(id, 'reopen', {}, 'once');
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
  });
});

describe('an act that was refused', () => {
  it('leaves its key free', async () => {
    const id = await desk.open({ severity: 'B', businessImpact: null });
    const raise = { severity: 'A', reason: 'impact-changed' };
    expect((await desk.act(id, 'severity', raise, 'raise')).status).toBe(422);
    const better = { ...raise, businessImpact: 'Nobody can work' };
    expect((await desk.act(id, 'severity', better, 'raise')).status).toBe(200);
  });
});

describe('an act whose answer was lost', () => {
  it('is done once when it is sent again', async () => {
    const id = await desk.open();
    const { act } = desk.api.engine;
    desk.api.engine.act = async (...args) => {
      await act(...args);
      desk.api.engine.act = act;
      throw new Error('the answer was lost');
    };
    expect((await desk.act(id, 'responses', { by: 'Ada' }, 'lost')).status).toBe(500);
    desk.wait(MINUTE);
    const again = await desk.act(id, 'responses', { by: 'Ada' }, 'lost');
    expect(again.body.clocks[0].metAt).toBe(after(0));
    const lines = await desk.timeline(id);
    expect(lines.filter(({ type }) => type === 'case.responded')).toHaveLength(1);
  });
});

describe('ten acts at once', () => {
  it('of one kind are ten acts, and the clock is met once', async () => {
    const id = await desk.open();
    const answers = await Promise.all(
      TOGETHER.map((n) => desk.act(id, 'responses', { by: `Ada ${n}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(TOGETHER.map(() => 200));
    const lines = await desk.timeline(id);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
    expect(lines.filter(({ type }) => type === 'case.responded')).toHaveLength(10);
    const met = lines.filter(({ type }) => type === 'case.sla.met');
    expect(met.filter(({ data }) => data['metric'] === 'first_response')).toHaveLength(1);
  });

  it.each([
    ['close', { outcome: 'solved' }, 'case-closed'],
    ['reopen', {}, 'case-open'],
  ])('of which only one can succeed, succeed once: %s', async (path, body, code) => {
    const id = await desk.open();
    if (path === 'reopen') await desk.act(id, 'close', { outcome: 'solved' });
    const answers = await Promise.all(TOGETHER.map(() => desk.act(id, path, body)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const others = answers.filter(({ status }) => status !== 200);
    expect(others.map(({ status, body: problem }) => [status, problem.code])).toEqual(
      others.map(() => [409, code]),
    );
  });

  it('of all kinds leave the case as its timeline says', async () => {
    const id = await desk.open();
    desk.wait(MINUTE);
    const answers = await Promise.all([
      ...ACTS.map(([path, body]) => desk.act(id, path, body)),
      desk.change(id, { assignee: 'Grace' }),
      desk.withdraw(id),
      desk.act(id, 'reopen', {}),
      desk.act(id, 'acknowledgements', { level: 1, by: 'Ada' }),
    ]);
    expect(answers.filter(({ status }) => ![200, 201, 409].includes(status))).toEqual([]);
    const [read, lines] = [await desk.read(id), await desk.timeline(id)];
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
    const changes = lines.filter(({ type }) => /closed|reopened/.test(type));
    expect(read.status === 'closed').toBe(changes.at(-1)?.type === 'case.closed');
    const severity = lines.findLast(({ type }) => type === 'case.severity.changed')?.data['to'];
    expect(read.severity).toBe(severity ?? 'A');
    desk.api.engine.end(id);
    expect({ ...(await desk.read(id)), notes: [] }).toEqual(read);
  });
});
