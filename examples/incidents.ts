import { parseArgs } from 'node:util';
import { ApiRefusal, ApiUnreachable } from './incidents/api-client.ts';
import {
  INCIDENTS,
  IncidentsMissing,
  movedSoThatLastOpensAt,
  readIncidents,
} from './incidents/incident.ts';
import { openCases } from './incidents/open-cases.ts';
import { printFindings, printIncidents, printOpenings } from './incidents/print.ts';
import { startReceiver } from './incidents/receiver.ts';
import { KeyMissing, serviceOfCaller } from './incidents/service.ts';
import { settle } from './incidents/settle.ts';
import { accountForRun, subscribe, SubscriptionRefused } from './incidents/setting.ts';
import { judge } from './incidents/verdict.ts';

/**
 * Real input: the incidents of an IT company, opened as `professional` cases through the HTTP API
 * of a running service, each deadline held against a walk by the minute, each breach awaited at a
 * webhook receiver of our own.
 *
 *     SLA_ALLOW_PRIVATE_TARGETS=yes npm start
 *     SLA_API=http://127.0.0.1:8080 SLA_KEY=… npm run example:incidents -- [path to incidents.csv]
 *
 * The receiver listens on loopback, so the service must run on the same machine. Each run makes an
 * account of its own and leaves its cases where they are; its subscription is deleted. The exit
 * code is 0 where everything agrees.
 */

const MINUTE = 60_000;

async function main(): Promise<boolean> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const recorded = readIncidents(positionals[0] ?? INCIDENTS);
  const incidents = movedSoThatLastOpensAt(recorded, Date.now() - MINUTE);
  const api = serviceOfCaller();
  const account = await accountForRun(api);
  printIncidents(incidents, account);

  const receiver = await startReceiver();
  try {
    const subscription = await subscribe(api, account, receiver.url);
    receiver.trust(subscription.secret);
    const endSubscription = endOnInterrupt(() => api.delete(subscription.path));
    try {
      const run = await openCases(api, account, incidents);
      printOpenings(run);
      const outcome = await settle({ api, account, subscription: subscription.id, receiver, run });
      const verdict = judge(run, outcome);
      printFindings(run, outcome, verdict, account);
      return verdict.disagreements.length === 0;
    } finally {
      await endSubscription();
    }
  } finally {
    await receiver.stop();
  }
}

/** Ends the subscription once: when asked to, or at Ctrl-C, so that no alert is sent to nobody. */
function endOnInterrupt(end: () => Promise<void>): () => Promise<void> {
  const interrupted = () => void end().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  return async () => {
    process.off('SIGINT', interrupted);
    await end();
  };
}

/** What a person can put right is told in a sentence; everything else with its stack. */
const EXPECTED = [KeyMissing, IncidentsMissing, ApiUnreachable, ApiRefusal, SubscriptionRefused];

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  const expected = EXPECTED.some((kind) => error instanceof kind);
  console.error(expected && error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
