import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exampleCatalogue } from '../support/catalogues.ts';
import type { CaseView } from '../support/desk.ts';
import { rounds } from '../support/rounds.ts';
import { newCase } from './support/api.ts';
import { after, HOUR, MINUTE, startDesk, type Desk } from './support/desk.ts';
import { stepsOfSilence, type PastAct } from './support/steps-of-silence.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ catalogue: exampleCatalogue() });
});
afterAll(() => desk.api.close());

interface Step {
  /** How long after the step before, in milliseconds. */
  readonly wait: number;
  /** How long before that it is said to have happened; null says nothing of it. */
  readonly late: number | null;
  readonly call: 'post' | 'patch' | 'delete';
  readonly path: string;
  readonly body: object;
}

const post = (path: string, body: object = { by: 'Ada' }) =>
  fc.constant({ call: 'post' as const, path: `/${path}`, body });

const severity = fc
  .constantFrom('A', 'B', 'C')
  .chain((to) =>
    fc
      .constantFrom('impact-changed', 'lack-of-resources', 'correction')
      .chain((reason) => post('severity', { severity: to, reason })),
  );

const change = fc
  .constantFrom({ assignee: 'Grace' }, { contact: null }, { resourcesCommitted: false })
  .map((body) => ({ call: 'patch' as const, path: '', body }));

const withdrawal = fc
  .constantFrom('customer-requests', 'customer-requests', 'responses', 'customer-replies', 'close')
  .map((what) => ({ call: 'delete' as const, path: `/${what}/current`, body: {} }));

const act = fc.oneof(
  { arbitrary: post('responses'), weight: 2 },
  { arbitrary: post('customer-requests'), weight: 4 },
  { arbitrary: post('customer-replies', {}), weight: 4 },
  { arbitrary: severity, weight: 4 },
  { arbitrary: change, weight: 1 },
  { arbitrary: withdrawal, weight: 1 },
  { arbitrary: post('acknowledgements', { level: 1, by: 'Ada' }), weight: 1 },
  { arbitrary: post('split', { title: 'A part' }), weight: 1 },
  { arbitrary: post('close', { outcome: 'solved' }), weight: 1 },
  { arbitrary: post('close', { outcome: 'withdrawn' }), weight: 1 },
  { arbitrary: post('reopen', {}), weight: 3 },
);

const steps = fc.array(
  fc
    .record({
      act,
      wait: fc.oneof(fc.constant(0), fc.integer({ max: 100 * HOUR, min: 1 }), fc.constant(HOUR)),
      late: fc.option(fc.integer({ min: 0, max: 30 * HOUR }), { freq: 3 }),
    })
    .map(({ act: { call, path, body }, wait, late }): Step => ({ wait, late, call, path, body })),
  { maxLength: 12 },
);

const opening = fc.record({
  offering: fc.constantFrom('21vianet', 'lighthouse', 'professional', 'o365-business'),
  severity: fc.constantFrom('A', 'B', 'C'),
});

interface Explained {
  readonly target: Readonly<Record<string, number>> | null;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly segments: readonly { from: string; to: string; kind: string; seconds: number }[];
}

/** What of an explanation is not as the interface promises, whatever has happened. */
function faultsOf({ target, startedAt, dueAt, segments }: Explained): readonly string[] {
  if (target === null) return segments.length === 0 ? [] : ['stretches of no commitment'];
  const joined = segments.every(
    ({ from }, index) => from === (segments[index - 1]?.to ?? startedAt),
  );
  if (dueAt === null) return joined ? [] : ['a gap before the pause'];
  const minutes = target['minutes'] ?? target['businessMinutes'];
  // In milliseconds, as sums of fractions of a second are off by a hair.
  const countedMs = segments.reduce(
    (sum, one) => (one.kind === 'counted' ? sum + Math.round(one.seconds * 1_000) : sum),
    0,
  );
  return [
    ...(joined ? [] : ['a gap']),
    ...(segments.at(-1)?.to === dueAt ? [] : ['not up to the deadline']),
    ...(minutes === undefined || countedMs === minutes * MINUTE
      ? []
      : [`${countedMs} ms of ${minutes} min`]),
  ];
}

it('answers with documented responses, whatever is done to a case, and when', async () => {
  await fc.assert(
    fc.asyncProperty(opening, steps, async (terms, lived) => {
      desk.wait(0);
      const plan = terms.offering === 'o365-business' ? 'business' : null;
      const id = await desk.api.make(
        '/v1/cases',
        newCase(desk.account, { ...terms, plan, pack: 'single' }),
      );
      let now = 0;
      for (const { wait, late, call, path, body } of lived) {
        now += wait;
        desk.wait(now);
        const at = late === null ? {} : { at: after(Math.max(-MINUTE, now - late)) };
        const sent = call === 'delete' ? {} : { body: { ...body, ...at } };
        const answer = await desk.api.send(call, `/v1/cases/${id}${path}`, sent);
        expect([200, 201, 400, 409, 422]).toContain(answer.status);
        const told = answer.status === 200 ? answer.body : await desk.read(id);
        expect(await desk.read(id)).toEqual(told);
        const { clocks } = (await desk.api.get(`/v1/cases/${id}/explanation`)).body;
        expect(clocks.flatMap(faultsOf)).toEqual([]);
      }
      const lines = await desk.timeline(id);
      expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
      const before = await desk.read(id);
      desk.api.engine.end(id);
      expect({ ...(await desk.read(id)), notes: before.notes }).toEqual(before);
      expect(await desk.timeline(id)).toEqual(lines);
    }),
    { numRuns: rounds(30, 6) },
  );
}, 300_000);

/** What a history can hold, by the last part of its address. */
const IN_HISTORY = new Map([
  ['/responses', 'response'],
  ['/customer-requests', 'customer-request'],
  ['/customer-replies', 'customer-reply'],
  ['/severity', 'severity'],
  ['/close', 'close'],
  ['/reopen', 'reopen'],
]);

/** Those of before the last entry are no part of a history. */
function withoutReminders(told: CaseView): object {
  const { nonResponse } = told;
  return { ...told, nonResponse: nonResponse && { ...nonResponse, remindAt: [] } };
}

it('has the same state when it is taken over, whatever has been done to it', async () => {
  await fc.assert(
    fc.asyncProperty(
      opening,
      steps,
      fc.integer({ min: 0, max: 100 }),
      async (terms, lived, hours) => {
        desk.wait(0);
        const plan = terms.offering === 'o365-business' ? 'business' : null;
        const body = newCase(desk.account, { ...terms, plan, pack: 'single', openedAt: after(0) });
        const id = await desk.api.make('/v1/cases', body);
        const history: PastAct[] = [];
        let now = 0;
        for (const { wait, path, body: told } of lived) {
          const name = IN_HISTORY.get(path);
          if (name === undefined) continue;
          // Between two acts of one instant a live case may warn, and a history knows no between.
          now += Math.max(wait, 1);
          desk.wait(now);
          const { status } = await desk.act(id, path.slice(1), told);
          if (status === 200) history.push({ ...told, act: name, at: after(now) });
        }
        desk.wait(now + hours * HOUR);
        const silent = stepsOfSilence(await desk.timeline(id), history.at(-1)?.at ?? after(0));
        const whole = { ...body, history: [...history, ...silent] };
        const taken = await desk.api.post('/v1/cases', whole);
        expect(taken.status).toBe(201);
        const here = await desk.read(id);
        expect({ ...withoutReminders(taken.body), id }).toEqual(withoutReminders(here));
      },
    ),
    { numRuns: rounds(30, 6) },
  );
}, 300_000);
