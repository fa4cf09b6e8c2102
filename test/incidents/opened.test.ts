import { afterAll, beforeAll, expect, test } from 'vitest';
import { within } from '../../service/system/polling.ts';
import { bruteAdd } from '../domain/time/brute-force.ts';
import { MINUTE } from '../support/case-file.ts';
import { inParallel } from '../support/in-parallel.ts';
import { startReceiver, verified, type Receiver } from '../support/receiver.ts';
import { alert, delivery, supportCase, type Alert } from './answers.ts';
import { caseBody } from './case-body.ts';
import { movedSoThatLastOpensAt, readIncidents, type Incident } from './incident.ts';
import { Setting } from './setting.ts';
import { OFFICE } from './walk/hours.ts';
import { PROFESSIONAL } from './walk/terms.ts';

/** How long the breaches and their alerts may take to arrive after the last opening. */
const TIMEOUT_MS = 240_000;

const recorded = readIncidents();
let setting: Setting;
let receiver: Receiver;

beforeAll(async () => {
  setting = await Setting.start();
  receiver = await startReceiver();
});

afterAll(async () => {
  await setting.stop();
  await receiver.stop();
});

/** When the first response is due, as a walk by the minute finds it. */
function walkedDeadline({ severity, openedAt }: Incident): number {
  const { hours, minutes } = PROFESSIONAL.promises.first_response![severity];
  const amount = minutes * MINUTE;
  return hours === 'always' ? openedAt + amount : bruteAdd(OFFICE, openedAt, amount);
}

interface Opened {
  readonly id: string;
  readonly walkedDueAt: number;
  readonly answeredDueAt: number | null | undefined;
}

async function open(incident: Incident): Promise<Opened> {
  const body = caseBody(incident, { account: setting.account, offering: 'professional' });
  const { id, clocks } = supportCase.parse((await setting.make('/v1/cases', body)).body);
  return { id, walkedDueAt: walkedDeadline(incident), answeredDueAt: clocks[0]?.dueAt };
}

/** What must be told of a case as of an instant: nobody answers it, so that a deadline that has come is a breach. */
function expected({ id, walkedDueAt }: Opened, asOf: number) {
  const isOverdue = walkedDueAt <= asOf;
  return {
    id,
    status: 'open',
    breached: isOverdue,
    state: isOverdue ? 'breached' : 'running',
    answeredDueAt: walkedDueAt,
    dueAt: walkedDueAt,
    breachedAt: isOverdue ? walkedDueAt : null,
    alertedOf: isOverdue ? [walkedDueAt] : [],
  };
}

/** The alerts that came, each verified soon, since a signature is good for five minutes. */
function listenTo(secret: string) {
  const alerts: Alert[] = [];
  const listen = (): readonly Alert[] => {
    for (const one of receiver.received.slice(alerts.length)) {
      alerts.push(alert.parse(verified(one, secret)));
    }
    return [...alerts];
  };
  return listen;
}

test('real incidents opened anew fall due when a count by the minute says, each breach told once and signed', async () => {
  const { account, desk } = setting;
  const subscription = await desk.subscribe(account, receiver.url, ['case.sla.breached']);
  const listen = listenTo(subscription.secret);
  const incidents = movedSoThatLastOpensAt(recorded, Date.now() - MINUTE);
  const opened = await inParallel(incidents, async (incident) => {
    listen();
    return open(incident);
  });

  const overdueAt = (instant: number) =>
    opened.filter(({ walkedDueAt }) => walkedDueAt <= instant).length;
  const look = async () => ({
    asOf: Date.now(),
    cases: await setting.list(`/v1/cases?account=${account}`, supportCase),
    deliveries: await setting.list(`/v1/deliveries?subscription=${subscription.id}`, delivery),
    alerts: listen(),
  });
  let seen = await look();
  // Until all that is overdue has been told, and no deadline has fallen while that was looked at.
  await within(TIMEOUT_MS, async () => {
    seen = await look();
    const overdue = overdueAt(seen.asOf);
    const breached = seen.cases.filter((one) => one.breached);
    const delivered = seen.deliveries.filter(({ state }) => state === 'delivered');
    return (
      seen.cases.length === opened.length &&
      [breached, delivered, seen.alerts].every(({ length }) => length === overdue) &&
      overdueAt(Date.now()) === overdue
    );
  });

  const { asOf, cases, deliveries, alerts } = seen;
  const found = opened.map(({ id, answeredDueAt }) => {
    const listed = cases.find((one) => one.id === id);
    const [clock] = listed?.clocks ?? [];
    return {
      id,
      status: listed?.status,
      breached: listed?.breached,
      state: clock?.state,
      answeredDueAt,
      dueAt: clock?.dueAt,
      breachedAt: clock?.breachedAt,
      alertedOf: alerts.filter(({ data }) => data.case.id === id).map(({ timestamp }) => timestamp),
    };
  });
  expect(found).toEqual(opened.map((one) => expected(one, asOf)));
  const overdue = overdueAt(asOf);
  expect(overdue).toBeGreaterThan(0);
  expect(overdue).toBeLessThan(opened.length);
  // None of a case that was not opened here, and none that is still on its way.
  expect(alerts).toHaveLength(overdue);
  expect(deliveries).toEqual(Array.from({ length: overdue }, () => ({ state: 'delivered' })));
});
