import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Client, Connection } from '@temporalio/client';
import { RECONCILER_SCHEDULE } from '../../workflows/messages/case-messages.ts';
import { HOUR } from '../support/case-file.ts';
import { Desk, ADMIN_KEY } from '../support/desk.ts';
import { makeInstallation, type Installation } from '../support/installation.ts';
import { HANG, startReceiver, status, verified, type Receiver } from '../support/receiver.ts';
import type { Service } from '../support/service.ts';

/** How long before its deadline a case is opened: time enough for what is late by itself. */
const DUE_IN_MS = 5_000;
/** Loose, as the machine may be busy: far less than what a receiver that hangs would cost. */
const PROMPT_MS = 5_000;
const PATIENCE = { timeout: 30_000 };
/** In this order: nothing of the breach is still to come when the close is told. */
const TOLD = ['case.sla.warning', 'case.sla.breached', 'case.closed'];

let installation: Installation;
let service: Service;
let desk: Desk;
let receivers: Receiver[];
let connection: Connection;
let engine: Client;

beforeAll(async () => {
  installation = await makeInstallation(ADMIN_KEY);
  service = await installation.start();
  desk = new Desk(installation.url);
  connection = await Connection.connect({ address: installation.engineAddress });
  engine = new Client({ connection, namespace: 'sla' });
  receivers = [];
});

afterEach(async () => {
  await Promise.all(receivers.splice(0).map((one) => one.stop()));
});

afterAll(async () => {
  await connection.close();
  await installation.remove();
});

async function receiver(): Promise<Receiver> {
  const started = await startReceiver();
  receivers.push(started);
  return started;
}

describe('a running service', () => {
  test('says where everything is, and all of it answers', async () => {
    const said = service.said();
    expect(said).not.toContain(ADMIN_KEY);
    expect(said).not.toContain('Administrator key');
    const [, docs = ''] = /^Docs +(\S+)$/m.exec(said) ?? [];
    const [, ui = ''] = /^Temporal UI +(\S+)$/m.exec(said) ?? [];
    expect(said).toContain(`${installation.url}/v1\n`);
    expect(docs).toBe(`${installation.url}/docs`);
    expect(ui).toContain(`${installation.uiUrl}/`);
    const answers = await Promise.all(
      [docs, ui, `${installation.url}/readyz`].map((at) => fetch(at)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  });

  test('warns of a case at once and tells its breach when it is due, each once and signed', async () => {
    const told = await receiver();
    const account = await desk.account();
    const { secret } = await desk.subscribe(account, told.url, TOLD);
    const opened = await desk.open(account, DUE_IN_MS);
    const [clock] = opened.clocks;

    await told.waitFor(1);
    expect((await desk.case(opened.id)).breached).toBe(false);
    await told.waitFor(2);
    await desk.close(opened.id);
    const alerts = (await told.waitFor(3)).map((one) => ({ ...one, alert: verified(one, secret) }));
    expect(alerts.map(({ alert }) => alert.type)).toEqual(TOLD);
    expect(alerts[0]?.alert.timestamp).toBe(clock?.warnings[0]?.at);
    expect(alerts[1]?.alert).toMatchObject({
      timestamp: clock?.dueAt,
      data: { case: { id: opened.id, breached: true }, clock: { breachedAt: clock?.dueAt } },
    });
    const lag = (alerts[1]?.receivedAt ?? 0) - Date.parse(clock?.dueAt ?? '');
    expect(lag).toBeGreaterThanOrEqual(0);
    expect(lag).toBeLessThan(PROMPT_MS);
    expect(new Set(alerts.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
    const deliveries = await desk.delivered(opened.id, 3);
    expect(deliveries.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });

  test('tells a good receiver without waiting for one that hangs and one that fails', async () => {
    const [good, hanging, failing] = [await receiver(), await receiver(), await receiver()];
    hanging.answer(HANG);
    failing.answer(status(503));
    const account = await desk.account();
    const events = ['case.sla.warning'];
    await desk.subscribe(account, hanging.url, events);
    const { secret } = await desk.subscribe(account, failing.url, events);
    await desk.subscribe(account, good.url, ['case.sla.*']);
    const openedAt = Date.now();
    const { id, nextDueAt } = await desk.open(account, DUE_IN_MS);

    const [warning, breach] = await good.waitFor(2);
    expect((warning?.receivedAt ?? 0) - openedAt).toBeLessThan(PROMPT_MS);
    expect((breach?.receivedAt ?? 0) - Date.parse(nextDueAt ?? '')).toBeLessThan(PROMPT_MS);

    const refused = await failing.waitFor(2);
    failing.answer(status(204));
    hanging.answer(status(204));
    const attempts = [...refused, ...(await failing.waitFor(3)).slice(2)];
    expect(new Set(attempts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(attempts.map((one) => verified(one, secret).type)).toEqual(
      Array.from({ length: 3 }, () => 'case.sla.warning'),
    );
    expect(await desk.delivered(id, 4)).toHaveLength(4);
    expect(good.received).toHaveLength(2);
  });

  test('counts how late alerts were, and what has not arrived', async () => {
    const gone = await receiver();
    const account = await desk.account();
    await desk.subscribe(account, gone.url, ['case.opened']);
    gone.answer(status(503));
    await desk.open(account, HOUR);
    await gone.waitFor(1);
    const metrics = await (await desk.get('/metrics')).text();
    const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
    const lag = 'sla_alert_lag_seconds';
    const sent = figure(`${lag}_count{channel="webhook",stage="sent"}`);
    const accepted = figure(`${lag}_count{channel="webhook",stage="accepted"}`);
    expect(accepted).toBeGreaterThanOrEqual(3);
    expect(sent).toBeGreaterThan(accepted - 1);
    // A case that was opened as of an hour ago is told of when that is known, and not an hour late.
    expect(figure(`${lag}_bucket{le="300",channel="webhook",stage="sent"}`)).toBe(sent);
    expect(figure('sla_deliveries{state="pending"}')).toBeGreaterThanOrEqual(1);
    expect(figure('sla_reconciler_gaps')).toBe(0);
    expect((await fetch(`${installation.url}/metrics`)).status).toBe(401);
  });

  test('has a case run again that was terminated, and tells what fell due meanwhile, once', async () => {
    const told = await receiver();
    const account = await desk.account();
    const { secret } = await desk.subscribe(account, told.url, [
      'case.sla.breached',
      'case.revived',
    ]);
    const { id } = await desk.open(account, DUE_IN_MS);
    expect((await desk.case(id)).breached).toBe(false);
    await engine.workflow.getHandle(id).terminate('A wrong click.');

    await expect.poll(async () => (await desk.case(id)).breached, PATIENCE).toBe(true);
    expect((await desk.case(id)).notes.at(-1)).toMatchObject({ code: 'case-not-running' });
    expect((await desk.timeline(id)).map(({ type }) => type)).not.toContain('case.sla.breached');
    expect(told.received).toHaveLength(0);
    const answer = await desk.post(`/v1/cases/${id}/revive`, { by: 'Grace' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ revivedFrom: 'history', case: { breached: true } });
    const alerts = (await told.waitFor(2)).map((one) => verified(one, secret).type);
    expect(alerts.toSorted()).toEqual(['case.revived', 'case.sla.breached']);
    await desk.close(id);
    const types = (await desk.timeline(id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'case.sla.breached')).toHaveLength(1);
    expect(await desk.delivered(id, 2)).toHaveLength(2);
  });

  test('looks every few minutes for what is missing', async () => {
    await engine.schedule.getHandle(RECONCILER_SCHEDULE).trigger();
    const lastRun = async () => {
      const metrics = await (await desk.get('/metrics')).text();
      return Number(/^sla_reconciler_last_run_timestamp_seconds (\S+)$/m.exec(metrics)?.[1]);
    };
    const startedAt = Date.now() / 1000 - 60;
    await expect.poll(lastRun).toBeGreaterThan(startedAt);
    expect(await (await desk.get('/v1/gaps?open=true')).json()).toMatchObject({ items: [] });
  });

  test('refuses a second start on its data folder, naming both, and goes on', async () => {
    const second = await installation.failToStart();
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`Process ${service.pid} `);
    expect(second.stderr).toContain(installation.dataDir);
    expect((await desk.get('/readyz')).status).toBe(200);
  });
});
