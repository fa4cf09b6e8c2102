import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError, type Client, type Connection } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import { Webhook } from 'standardwebhooks';
import type { CaseFile } from '../../domain/case/types.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import type { Subscription } from '../../ledger/types/subscriptions.ts';
import { channels } from '../../notifications/channels/channels.ts';
import { within } from '../../service/system/polling.ts';
import { temporalCases } from '../../temporal/cases.ts';
import { caseFile, firstResponse, HOUR } from '../../test/support/case-file.ts';
import { inParallel } from '../../test/support/in-parallel.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { startWorkers } from '../../worker/worker.ts';
import { requireReady, STORM, until, type Contestant, type Lags } from './contestant.ts';
import { startReceiver, type Arrival } from './receiver.ts';

/** A storm that takes longer has failed. */
const TIMEOUT_MS = 120_000;

/** Duplicates, of which there should be none, would come within this time. */
const AFTERMATH_MS = 3_000;

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const PUBLIC_URL = 'http://127.0.0.1:8080';

/** Our service: the real worker and ledger, and one webhook that receives breaches. */
export async function startCases(temporal: {
  client: Client;
  clientConnection: Connection;
  connection: NativeConnection;
  namespace: string;
  ledger: Ledger;
}): Promise<{ contestant: Contestant; stop: () => Promise<void> }> {
  const { client, namespace, ledger } = temporal;
  const receiver = await startReceiver();
  await ledger.subscriptions.create(subscription('sub_storm', receiver.url));
  const recorded = new Map<string, number>();
  const workers = await startWorkers({
    connection: temporal.connection,
    namespace,
    client,
    ledger: { ...ledger, outbox: noting(ledger.outbox, recorded) },
    send: channels({ allowPrivateTargets: true, mail: null, now: Date.now }),
    sendsMail: false,
    links: { publicUrl: PUBLIC_URL, temporalUiUrl: null, namespace },
    bundle: await bundleWorkflows(),
    now: Date.now,
  });
  const cases = temporalCases({
    connection: temporal.clientConnection,
    namespace,
    publicUrl: PUBLIC_URL,
    clock: Date.now,
  });

  async function storm(dueAt: number): Promise<Lags> {
    recorded.clear();
    const files = Array.from({ length: STORM }, () => fileDueAt(dueAt));
    await inParallel(files, (file) => cases.open(file));
    await within(TIMEOUT_MS, () => recorded.size === STORM);
    requireReady('the cases', Math.max(...recorded.values()), dueAt);
    recorded.clear();
    await until(dueAt);
    await within(TIMEOUT_MS, async () => (await receiver.count()) >= STORM);
    await until(Date.now() + AFTERMATH_MS);
    const arrivals = await receiver.take();
    check(files, arrivals, recorded);
    await inParallel(files, ({ id }) => end(client, id));
    return {
      recorded: [...recorded.values()].map((at) => at - dueAt),
      arrived: arrivals.map(({ at }) => at - dueAt),
    };
  }

  return {
    contestant: {
      measures: {
        recorded: 'a case, until its breach is committed to the ledger',
        arrived: 'a case, until its alert is at the receiver',
      },
      storm,
    },
    async stop() {
      await workers.stop();
      receiver.stop();
    },
  };
}

/** Ends a case. If an earlier attempt's answer came too late, the case has ended already. */
async function end(client: Client, id: string): Promise<void> {
  try {
    await client.workflow.getHandle(id).terminate();
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

/** An outbox that records when a case's events were committed. */
function noting(outbox: Ledger['outbox'], at: Map<string, number>): Ledger['outbox'] {
  return {
    ...outbox,
    async publish(batch, deliveriesFor) {
      const due = await outbox.publish(batch, deliveriesFor);
      at.set(batch.id, Date.now());
      return due;
    },
  };
}

/** A case that causes no alert but its breach. */
function fileDueAt(dueAt: number): CaseFile {
  const openedAt = dueAt - HOUR;
  return caseFile({
    id: `case_${randomUUID()}`,
    openedAt,
    commitments: firstResponse({ warnings: [] }),
  });
}

function subscription(id: string, target: string): Subscription {
  return {
    id,
    type: 'webhook',
    target,
    secret: SECRET,
    previousSecret: null,
    paused: false,
    endedAt: null,
    digestMs: null,
    events: ['case.sla.breached'],
    filter: {},
    locale: null,
    timeZone: null,
    createdAt: Date.now(),
  };
}

/** Checks that each case has one signed alert with an id of its own. Throws otherwise. */
function check(
  files: readonly CaseFile[],
  arrivals: readonly Arrival[],
  recorded: ReadonlyMap<string, number>,
): void {
  const ids = new Set(arrivals.map(({ headers }) => headers['webhook-id']));
  const alerted = new Set(arrivals.map(caseOf));
  if (arrivals.length !== STORM || ids.size !== STORM || recorded.size !== STORM) {
    throw new Error(
      `${recorded.size} were recorded and ${arrivals.length} alerts arrived, under ${ids.size} ids, of ${STORM}`,
    );
  }
  for (const { id } of files) if (!alerted.has(id)) throw new Error(`no alert of ${id}`);
}

/** Throws if the signature is wrong. */
function caseOf({ headers, body }: Arrival): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own alert, verified
  const alert = new Webhook(SECRET).verify(body, headers as Record<string, string>) as {
    data: { case: { id: string } };
  };
  return alert.data.case.id;
}
