import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleCatalogue } from '../support/catalogues.ts';
import { newCase } from './support/api.ts';
import { stepsOfSilence } from './support/steps-of-silence.ts';
import { after, DAY, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ catalogue: exampleCatalogue() });
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

interface Lived {
  readonly act: string;
  /** Milliseconds after the opening. */
  readonly ms: number;
  readonly [field: string]: unknown;
}

const PATHS = new Map([
  ['response', 'responses'],
  ['customer-request', 'customer-requests'],
  ['customer-reply', 'customer-replies'],
]);

const historyOf = (acts: readonly Lived[]) =>
  acts.map(({ ms, ...act }) => ({ ...act, at: after(ms) }));

const bodyOf = (acts: readonly Lived[], fields: object) =>
  newCase(desk.account, { openedAt: after(0), history: historyOf(acts), ...fields });

const takeOver = (acts: readonly Lived[], fields: object = {}) =>
  desk.api.post('/v1/cases', bodyOf(acts, fields));

const preview = (acts: readonly Lived[], fields: object = {}) =>
  desk.api.post('/v1/cases/preview', bodyOf(acts, fields));

const quietOf = async (id: string) =>
  (await desk.timeline(id)).map(({ type, data }) => [type, data['quiet']]);

const RESPONSE = { act: 'response', by: 'Ada' };
const REQUEST = { act: 'customer-request', by: 'Ada', note: 'Headers, please' };
const REPLY = { act: 'customer-reply', by: 'Li Wei', note: null };
const LOWER = { act: 'severity', by: 'Ada', severity: 'B', reason: 'impact-changed' };
const RAISE = { act: 'severity', by: 'Ada', severity: 'A', reason: 'correction' };
const CLOSE = { act: 'close', by: 'Ada', outcome: 'unresolved', chargeCredit: false, note: 'No' };
const REOPEN = { act: 'reopen', by: 'Ada' };

const LIVES: readonly (readonly [what: string, acts: readonly Lived[]])[] = [
  ['nobody has touched', []],
  ['was answered in time', [{ ...RESPONSE, ms: 10 * MINUTE }]],
  [
    'was answered late, twice',
    [
      { ...RESPONSE, ms: 2 * HOUR },
      { ...RESPONSE, ms: 3 * HOUR },
    ],
  ],
  ['waits for the customer', [{ ...REQUEST, ms: 2 * DAY - HOUR }]],
  ['was lowered for silence, and flagged or closed', [{ ...REQUEST, ms: 10 * MINUTE }]],
  [
    'was answered by the customer',
    [
      { ...REQUEST, ms: 10 * MINUTE },
      { ...REPLY, ms: 3 * HOUR },
      { ...REQUEST, ms: 5 * HOUR },
      { ...REPLY, ms: 20 * HOUR },
    ],
  ],
  [
    'was lowered and raised',
    [
      { ...LOWER, ms: 10 * MINUTE },
      { ...RAISE, ms: 4 * HOUR },
      { ...RESPONSE, ms: 5 * HOUR },
    ],
  ],
  [
    'was lowered for lack of resources',
    [{ ...LOWER, ms: 10 * MINUTE, reason: 'lack-of-resources' }],
  ],
  [
    'has another statement of its impact',
    [{ ...LOWER, ms: 10 * MINUTE, businessImpact: 'Ten users cannot send mail' }],
  ],
  ['was closed unanswered', [{ ...CLOSE, ms: 10 * MINUTE }]],
  ['was closed after its breach', [{ ...CLOSE, ms: 2 * HOUR }]],
  [
    'was closed while the customer was asked',
    [
      { ...REQUEST, ms: 10 * MINUTE },
      { ...CLOSE, ms: 2 * HOUR, outcome: 'solved' },
    ],
  ],
  [
    'was reopened',
    [
      { ...CLOSE, ms: 10 * MINUTE, outcome: 'solved' },
      { ...REOPEN, ms: DAY },
      { ...REQUEST, ms: DAY + HOUR },
    ],
  ],
  [
    'had two acts at one instant',
    [
      { ...REQUEST, ms: HOUR },
      { ...REPLY, ms: HOUR },
      { ...LOWER, ms: HOUR },
    ],
  ],
];

async function live(acts: readonly Lived[], fields: object): Promise<string> {
  const id = await desk.open(fields);
  for (const { act, ms, ...body } of acts) {
    desk.wait(ms);
    const { status } = await desk.act(id, PATHS.get(act) ?? act, body);
    expect(status).toBe(200);
  }
  return id;
}

/** The acts with the steps that silence took before the last of them, as a desk would name them. */
async function named(lived: string, acts: readonly Lived[]): Promise<readonly Lived[]> {
  const steps = stepsOfSilence(await desk.timeline(lived), after(lastOf(acts)));
  return [
    ...acts,
    ...steps.map(({ at, ...step }) => ({ ...step, ms: Date.parse(at) - Date.parse(after(0)) })),
  ];
}

const lastOf = (acts: readonly Lived[]) => Math.max(0, ...acts.map(({ ms }) => ms));

/** A desk's own reminders are not part of a history. */
const remindedBefore = (acts: readonly Lived[]) => (line: string) =>
  line.includes('case.customer.reminded') && line.slice(-24) < after(lastOf(acts));

const unless = (is: (line: string) => boolean) => (line: string) => !is(line);

describe.each(['21vianet', 'lighthouse'])('a case of %s that is taken over', (offering) => {
  it.each(LIVES)('stands as if it had lived here: one that %s', async (_what, acts) => {
    const lived = await live(acts, { offering });
    for (const until of [2 * DAY, 40 * DAY]) {
      desk.wait(until);
      const answer = await takeOver(await named(lived, acts), { offering });
      expect(answer.status).toBe(201);
      const { id } = answer.body;
      expect({ ...answer.body, id: lived }).toEqual(await desk.read(lived));
      expect(await desk.read(id)).toEqual(answer.body);
      const [taken, told] = [await desk.story(id), await desk.story(lived)];
      expect(taken.toSorted()).toEqual(told.filter(unless(remindedBefore(acts))).toSorted());
    }
  });
});

describe('a case of a customer who was silent for longer than the offering allows', () => {
  const IN_BERLIN = {
    id: 'acc_lighthouse',
    name: 'Contoso',
    region: 'DE',
    timeZone: 'Europe/Berlin',
  };
  const OPENED = '2026-10-01T09:00:00+02:00';
  const ANSWERED = { act: 'response', at: '2026-10-01T09:30:00+02:00', by: 'Ada' };
  const ASKED = { act: 'customer-request', at: '2026-10-01T10:00:00+02:00', by: 'Ada' };
  const REPLIED = { act: 'customer-reply', at: '2026-11-05T09:00:00+01:00' };
  const silent = (history: readonly object[], fields: object = {}) =>
    newCase(IN_BERLIN.id, {
      offering: 'lighthouse',
      severity: 'B',
      language: 'en',
      title: 'Light is dim',
      openedAt: OPENED,
      quietBefore: '2026-11-20T20:00:00Z',
      history,
      ...fields,
    });
  const open = (history: readonly object[]) => desk.api.post('/v1/cases', silent(history));
  beforeAll(async () => {
    await desk.api.post('/v1/accounts', { locale: 'de', ...IN_BERLIN });
  });

  it('is taken over as it went on: report 02, takeover of a silent customer', async () => {
    const { status, body } = await open([ANSWERED, ASKED, REPLIED]);
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'in_progress', severity: 'B', closure: null });
    const types = (await desk.timeline(body.id)).map(({ type }) => type);
    expect(types).toContain('case.customer.replied');
    expect(types).not.toContain('case.severity.downgraded');
    expect(types).not.toContain('case.customer.reminded');
    const previewed = await desk.api.post('/v1/cases/preview', silent([ANSWERED, ASKED, REPLIED]));
    expect(previewed.status).toBe(200);
  });

  it('went through the steps that its history names', async () => {
    const { status, body } = await open([
      ASKED,
      { act: 'downgrade', at: '2026-10-02T10:00:00+02:00', severity: 'C' },
      { act: 'flag', at: '2026-10-07T10:00:00+02:00' },
      { act: 'close', at: '2026-10-20T10:00:00+02:00', by: 'system', outcome: 'unresolved' },
      { act: 'reopen', at: '2026-10-30T10:00:00+01:00' },
      REPLIED,
    ]);
    expect(status).toBe(201);
    expect(body).toMatchObject({ severity: 'C', status: 'in_progress' });
    const steps = (await desk.timeline(body.id))
      .filter(({ type, actor }) => actor === 'system' && type !== 'case.escalated')
      .map(({ type, data }) => `${type}: ${String(data['reason'])}`)
      .filter((line) => !line.startsWith('case.sla.'));
    expect(steps).toEqual([
      'case.severity.downgraded: The severity was lowered from B to C: the customer has not answered in time.',
      'case.flagged: The customer has not answered in time: the case may be closed.',
      'case.closed: The customer has not answered in time: the case is closed.',
    ]);
  });

  it('has its next step timed from the one before it, if that is not over by the last entry', async () => {
    const lowered = { act: 'downgrade', at: '2026-11-18T10:00:00+01:00', severity: 'C' };
    const { body } = await open([ASKED, lowered, { ...ANSWERED, at: '2026-11-20T12:00:00+01:00' }]);
    // Three business days from the Wednesday on which it was lowered.
    expect(body.nonResponse).toMatchObject({
      since: '2026-11-18T09:00:00.000Z',
      dueAt: '2026-11-23T09:00:00.000Z',
    });
  });

  it('is given its time anew from the last entry, if it was over by then', async () => {
    const { body } = await open([ASKED, { ...ANSWERED, at: '2026-11-20T12:00:00+01:00' }]);
    expect(body).toMatchObject({ severity: 'B', status: 'waiting_on_customer' });
    // Eight hours of the office from Friday noon.
    expect(body.nonResponse).toMatchObject({
      askedAt: '2026-10-01T08:00:00.000Z',
      since: '2026-11-20T11:00:00.000Z',
      dueAt: '2026-11-23T11:00:00.000Z',
    });
  });

  it.each([
    [
      'lowered although nobody had asked',
      { act: 'downgrade', severity: 'C' },
      'asked of the customer',
    ],
    ['flagged although nobody had asked', { act: 'flag' }, 'asked of the customer'],
  ])('is not %s', async (_what, step, message) => {
    const { status, body } = await open([{ ...step, at: '2026-10-02T10:00:00+02:00' }]);
    expect([status, body.code]).toEqual([400, 'invalid-body']);
    expect(body.errors).toMatchObject([
      { path: 'history.0', message: expect.stringContaining(message) },
    ]);
  });

  it('is not lowered to a severity that is not below its own', async () => {
    const same = { act: 'downgrade', at: '2026-10-02T10:00:00+02:00', severity: 'B' };
    const { body } = await open([ASKED, same]);
    expect(body.errors).toMatchObject([
      { path: 'history.1', message: 'Severity B is not below the current one' },
    ]);
  });
});

describe('a case that was taken over', () => {
  it('continues live', async () => {
    desk.wait(3 * HOUR);
    const { body } = await takeOver([{ ...REQUEST, ms: 10 * MINUTE }]);
    expect(body).toMatchObject({ status: 'waiting_on_customer', severity: 'A' });
    desk.wait(5 * HOUR);
    expect(await desk.read(body.id)).toMatchObject({
      severity: 'B',
      nonResponse: { since: after(10 * MINUTE + 4 * HOUR) },
    });
    expect((await desk.act(body.id, 'customer-replies', {})).body.status).toBe('in_progress');
  });

  it('accepts acts that are reported late, and the withdrawal of an earlier request', async () => {
    desk.wait(3 * HOUR);
    const { body } = await takeOver([{ ...REQUEST, ms: 2 * HOUR }]);
    expect(body.breached).toBe(true);
    const late = await desk.act(body.id, 'responses', { by: 'Ada', at: after(MINUTE) });
    expect(late.body).toMatchObject({
      breached: false,
      clocks: [
        { metAt: after(MINUTE) },
        { metAt: after(2 * HOUR) },
        { metric: 'follow_up', state: 'paused' },
      ],
    });
    expect((await desk.withdraw(body.id)).body).toMatchObject({
      status: 'in_progress',
      nonResponse: null,
    });
  });

  it('that was closed long ago is over: it accepts no acts', async () => {
    desk.wait(40 * DAY);
    const { body } = await takeOver([{ ...CLOSE, ms: HOUR }]);
    expect(body.status).toBe('closed');
    expect((await desk.act(body.id, 'responses')).status).toBe(409);
    expect((await desk.act(body.id, 'reopen', {})).body.code).toBe('reopening-over');
  });

  it('has its acts in the order of their instants, however they are listed', async () => {
    desk.wait(DAY);
    const acts = [
      { ...REPLY, ms: 3 * HOUR },
      { ...REQUEST, ms: 10 * MINUTE },
    ];
    const { body } = await takeOver(acts);
    expect(body).toMatchObject({ status: 'in_progress', severity: 'A', nonResponse: null });
    const ats = (await desk.timeline(body.id)).map(({ at }) => at);
    expect(ats).toEqual(ats.toSorted());
  });

  it('names who opened it if an act has no actor', async () => {
    desk.wait(DAY);
    const { body } = await takeOver([{ act: 'response', ms: MINUTE }]);
    const line = (await desk.timeline(body.id)).find(({ type }) => type === 'case.responded');
    expect(line).toMatchObject({ actor: 'administrator', at: after(MINUTE) });
  });

  it('twice under one key is one case', async () => {
    desk.wait(DAY);
    const body = bodyOf([{ ...RESPONSE, ms: MINUTE }], {});
    const headers = { 'Idempotency-Key': 'take-over' };
    const first = await desk.api.post('/v1/cases', body, headers);
    const again = await desk.api.post('/v1/cases', body, headers);
    expect(again.body).toEqual(first.body);
  });
});

describe('what fell due before `quietBefore`', () => {
  it('is recorded and quiet, what comes later is not', async () => {
    desk.wait(70 * MINUTE);
    const { body } = await takeOver([], { quietBefore: after(50 * MINUTE) });
    expect(body).toMatchObject({ quietBefore: after(50 * MINUTE), breached: true });
    expect(await quietOf(body.id)).toEqual([
      ['case.opened', true],
      ['case.sla.warning', true],
      ['case.sla.breached', false],
    ]);
    expect(body.clocks[0].warnings).toMatchObject([{ sent: false }]);
  });

  it('is nothing by default, because nothing falls due before the opening', async () => {
    desk.wait(70 * MINUTE);
    const { body } = await takeOver([{ ...RESPONSE, ms: 65 * MINUTE }]);
    expect(body.quietBefore).toBe(after(0));
    expect((await quietOf(body.id)).every(([, quiet]) => quiet === false)).toBe(true);
    expect(body.clocks[0].warnings).toMatchObject([{ sent: true }]);
  });

  it('covers acts and non-response too', async () => {
    desk.wait(DAY);
    const { body } = await takeOver([{ ...REQUEST, ms: 10 * MINUTE }], { quietBefore: after(DAY) });
    expect((await quietOf(body.id)).every(([, quiet]) => quiet === true)).toBe(true);
    desk.wait(2 * DAY);
    const later = (await quietOf(body.id)).filter(([, quiet]) => quiet === false);
    expect(later).toEqual([['case.severity.downgraded', false]]);
  });
});

describe('a history that is refused', () => {
  const TWO = [
    { ...RESPONSE, ms: MINUTE },
    { ...CLOSE, ms: HOUR },
  ];

  it.each<[string, readonly Lived[], string, string]>([
    ['an act before the opening', [...TWO, { ...RESPONSE, ms: -1 }], 'history.2.at', 'openedAt'],
    ['a second close', [...TWO, { ...CLOSE, ms: 2 * HOUR }], 'history.2', after(HOUR)],
    ['a response after the close', [...TWO, { ...RESPONSE, ms: 2 * HOUR }], 'history.2', 'closed'],
    ['the reopening of an open case', [{ ...REOPEN, ms: MINUTE }], 'history.0', 'open'],
    [
      'a reopening that comes too late',
      [...TWO, { ...REOPEN, ms: 15 * DAY }],
      'history.2',
      after(HOUR + 14 * DAY),
    ],
    [
      'a lack of resources that raises',
      [
        { ...LOWER, ms: MINUTE },
        { ...RAISE, ms: HOUR, reason: 'lack-of-resources' },
      ],
      'history.1',
      'not below',
    ],
    [
      'the first act that does not fit, by its place in the list',
      [{ ...REOPEN, ms: 2 * HOUR }, ...TWO, { ...REPLY, ms: 90 * MINUTE }],
      'history.3',
      'closed',
    ],
  ])('with %s is 400 and names the act', async (_what, acts, path, message) => {
    desk.wait(30 * DAY);
    const { starts } = desk.api.engine;
    const answer = await takeOver(acts);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: 'invalid-body',
      errors: [{ path, message: expect.stringContaining(message) }],
    });
    expect(answer.body.errors).toHaveLength(1);
    expect(desk.api.engine.starts).toBe(starts);
  });

  it.each([
    ['no instant', { act: 'response', by: 'Ada' }, 'history.1.at'],
    ['an instant without a zone', { ...RESPONSE, at: '2026-11-21T08:00:00' }, 'history.1.at'],
    ['an unknown act', { act: 'escalate', at: after(0) }, 'history.1.act'],
    ['no act', { at: after(0) }, 'history.1.act'],
    ['an act that is none of a history', { act: 'split', at: after(0) }, 'history.1.act'],
    [
      'a severity without a reason',
      { ...LOWER, reason: undefined, at: after(0) },
      'history.1.reason',
    ],
    ['an unknown severity', { ...LOWER, severity: 'D', at: after(0) }, 'history.1.severity'],
    ['an unknown outcome', { ...CLOSE, outcome: 'lost', at: after(0) }, 'history.1.outcome'],
    ['an unknown field', { ...RESPONSE, mood: 'good', at: after(0) }, 'history.1.mood'],
    ['a text for an act', 'response', 'history.1'],
  ])('with an act that has %s is 400 and names it', async (_what, act, path) => {
    const history = [{ ...RESPONSE, at: after(0) }, act];
    const body = newCase(desk.account, { openedAt: after(0), history });
    const answer = await desk.api.post('/v1/cases', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-body', errors: [{ path }] });
    expect(answer.body.errors).toHaveLength(1);
  });

  it('with an act in the future is 400 `instant-in-future`, with 5 seconds of tolerance', async () => {
    desk.wait(HOUR);
    const answer = await takeOver([
      { ...RESPONSE, ms: MINUTE },
      { ...REPLY, ms: HOUR + 5_001 },
    ]);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: 'instant-in-future',
      errors: [{ path: 'history.1.at' }],
    });
    const tolerated = await takeOver([{ ...RESPONSE, ms: HOUR + 5_000 }]);
    expect(tolerated.status).toBe(201);
    expect(tolerated.body.clocks[0].metAt).toBe(after(HOUR));
  });

  it('without `openedAt` is 400 and says what is missing', async () => {
    desk.wait(HOUR);
    const answer = await takeOver([{ ...RESPONSE, ms: MINUTE }], { openedAt: null });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { path: 'history.0.at', message: expect.stringContaining('openedAt') },
    ]);
  });

  it('with more than 500 acts is 400', async () => {
    desk.wait(DAY);
    const acts = Array.from({ length: 501 }, (_, index) => ({ ...RESPONSE, ms: index * 1_000 }));
    const answer = await takeOver(acts);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { path: 'history', message: expect.stringContaining('500') },
    ]);
    expect((await takeOver(acts.slice(1))).status).toBe(201);
  });

  it('that breaks a rule of the offering is 422 with the rule', async () => {
    desk.wait(DAY);
    const answer = await takeOver([{ ...RAISE, ms: HOUR }], {
      severity: 'B',
      resourcesCommitted: false,
      businessImpact: null,
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'business-impact-required',
      field: 'businessImpact',
      source: { document: '000' },
      errors: [{ path: 'history.0', message: expect.stringContaining('business impact') }],
    });
    expect(answer.body.broken.map((one: object) => Object.keys(one).toSorted())).toEqual(
      [1, 2].map(() => ['alternative', 'code', 'detail', 'field', 'source']),
    );
  });
});

describe('a preview with a history', () => {
  it('shows what a takeover of the case would schedule', async () => {
    desk.wait(2 * HOUR);
    const acts = [{ ...LOWER, ms: 30 * MINUTE }];
    const { status, body } = await preview(acts);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      severity: 'B',
      rule: 'technical-b',
      coverage: { calendar: '21vianet' },
    });
    const opened = (await takeOver(acts)).body;
    expect(body.clocks[0].dueAt).toBe(opened.clocks[0].dueAt);
    expect(body.explanation.clocks[0].segments.at(-1).to).toBe(body.clocks[0].dueAt);
  });

  it('shows the remaining time as of the last act', async () => {
    desk.wait(10 * HOUR);
    const { body } = await preview(
      [
        { ...REQUEST, ms: HOUR },
        { ...REPLY, ms: 3 * HOUR },
      ],
      { offering: 'lighthouse' },
    );
    const repair = body.clocks.find(({ metric }: { metric: string }) => metric === 'resolution');
    expect(repair).toMatchObject({ dueAt: after(10 * HOUR), remainingSeconds: 7 * 3_600 });
  });

  it('is refused like a takeover', async () => {
    desk.wait(DAY);
    for (const acts of [
      [{ ...REOPEN, ms: HOUR }],
      [{ ...RESPONSE, ms: -1 }],
      [{ ...RESPONSE, ms: 2 * DAY }],
    ]) {
      const [asked, opened] = [await preview(acts), await takeOver(acts)];
      expect(asked.status).toBe(400);
      const { requestId: _asked, ...problem } = asked.body;
      expect(opened.body).toMatchObject(problem);
    }
  });

  it('of an opening in the future shows it as of its last act', async () => {
    const openedAt = after(DAY);
    const empty = await preview([], { openedAt });
    expect(empty.status).toBe(200);
    expect(empty.body.clocks).toMatchObject([
      { startedAt: openedAt, state: 'running' },
      { metric: 'follow_up', state: 'pending' },
    ]);
    expect((await preview([{ ...RESPONSE, ms: DAY }], { openedAt })).body.clocks).toMatchObject([
      { state: 'met', metAt: openedAt },
      { metric: 'follow_up', startedAt: openedAt },
    ]);
    const later = await preview([{ ...RESPONSE, ms: DAY + HOUR }], { openedAt });
    expect(later.body.clocks).toMatchObject([
      { metAt: after(DAY + HOUR) },
      { metric: 'follow_up', startedAt: after(DAY + HOUR) },
    ]);
  });

  it('creates nothing', async () => {
    desk.wait(DAY);
    const { starts } = desk.api.engine;
    await preview([{ ...RESPONSE, ms: HOUR }]);
    expect(desk.api.engine.starts).toBe(starts);
  });
});
