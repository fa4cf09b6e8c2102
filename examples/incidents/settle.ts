import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from './api-client.ts';
import { delivery, supportCase, type Delivery, type SupportCase } from './answers.ts';
import type { Run } from './open-cases.ts';
import type { ReceivedAlert, Receiver } from './receiver.ts';

/** How long the breaches and their alerts may take to arrive after the last opening. */
const PATIENCE_MS = 120_000;

/** The list follows the cases by a moment; so often it is asked. */
const ASK_AGAIN_MS = 250;

/** What the service and the receiver knew at one instant. */
export interface Outcome {
  readonly asOf: number;
  readonly cases: ReadonlyMap<string, SupportCase>;
  readonly deliveries: readonly Delivery[];
  readonly received: readonly ReceivedAlert[];
  readonly refused: number;
}

interface Watched {
  readonly api: ApiClient;
  readonly account: string;
  readonly subscription: string;
  readonly receiver: Receiver;
  readonly run: Run;
}

/**
 * Waits until every overdue case is breached and alerted and nothing is left to be sent, and no
 * deadline fell while that was looked at; or until patience is over, with whatever is known then.
 */
export async function settle(watched: Watched): Promise<Outcome> {
  const { receiver, run } = watched;
  const patienceEnds = Date.now() + PATIENCE_MS;
  await receiver.waitFor(overdueAt(run, Date.now()).length, PATIENCE_MS);
  for (;;) {
    const outcome = await look(watched);
    if (isSettled(run, outcome, Date.now()) || Date.now() > patienceEnds) return outcome;
    await delay(ASK_AGAIN_MS);
  }
}

async function look({ api, account, subscription, receiver }: Watched): Promise<Outcome> {
  const asOf = Date.now();
  const cases = await api.list('/v1/cases', supportCase, { account });
  const deliveries = await api.list('/v1/deliveries', delivery, { subscription });
  return {
    asOf,
    cases: new Map(cases.map((one) => [one.id, one])),
    deliveries,
    received: [...receiver.received],
    refused: receiver.refused,
  };
}

function isSettled(run: Run, outcome: Outcome, now: number): boolean {
  const { asOf, cases, deliveries, received } = outcome;
  const overdue = overdueAt(run, asOf);
  const alerted = new Set(received.map((one) => one.alert.data.case.id));
  return (
    overdue.length === overdueAt(run, now).length &&
    run.openings.every(({ caseId }) => cases.has(caseId)) &&
    overdue.every(({ caseId }) => cases.get(caseId)?.breached && alerted.has(caseId)) &&
    deliveries.every(({ state }) => state !== 'pending')
  );
}

/** Overdue as the walk sees it: a deadline that has come is a breach, since nobody answers here. */
function overdueAt({ openings }: Run, instant: number) {
  return openings.filter(({ walkedDueAt }) => walkedDueAt <= instant);
}
