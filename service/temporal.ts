import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import {
  CASE_TASK_QUEUE,
  creditQueueOf,
  DELIVERY_TASK_QUEUE,
} from '../workflows/messages/case-messages.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/messages/search-attributes.ts';
import { prepare } from './engine/prepare.ts';
import type { EngineConnectionOptions } from './engine/remote.ts';
import { DEFAULT_NAMESPACE, remoteFromEnvironment } from './engine/remote.ts';
import type { Program } from './program.ts';
import { TemporalLog } from './temporal-log.ts';

// A CommonJS package, so its names are members of the default import.
const { TaskQueueType } = proto.temporal.api.enums.v1;

/** Connections to the Temporal in use. */
export interface TemporalLink {
  readonly namespace: string;
  readonly connection: Connection;
  readonly client: Client;
}

/** Separate programs have no embedded engine to fall back on. */
class TemporalAddressMissingError extends Error {
  override readonly name = 'TemporalAddressMissingError';

  constructor() {
    super(
      'API and worker as programs of their own need a Temporal: set TEMPORAL_ADDRESS or ' +
        'TEMPORAL_PROFILE. `npm start` runs everything with an engine of its own.',
    );
  }
}

/**
 * Prepares the Temporal that the environment names, and connects to it.
 * Throws `TemporalAddressMissingError`, and as `remoteFromEnvironment` and `prepare` do.
 */
export async function linkToRemote(program: Program): Promise<{
  link: TemporalLink;
  connectionOptions: EngineConnectionOptions;
}> {
  const remote = remoteFromEnvironment(process.env);
  if (remote === null) throw new TemporalAddressMissingError();
  const { connectionOptions } = remote;
  const namespace = program.config.namespace ?? remote.namespace ?? DEFAULT_NAMESPACE;
  const searchAttributes = Object.values(SEARCH_ATTRIBUTES);
  await prepare({ connectionOptions, namespace, searchAttributes, log: program.log });
  return { link: await linkTo(program, connectionOptions, namespace), connectionOptions };
}

export async function linkTo(
  { cleanups }: Program,
  options: EngineConnectionOptions,
  namespace: string,
): Promise<TemporalLink> {
  const connection = await Connection.connect(options);
  cleanups.add('close the connection to Temporal', () => connection.close());
  return { namespace, connection, client: new Client({ connection, namespace }) };
}

/** The worker's own connection. The SDK logs into our log, and leaves signals to us. */
export async function nativeLinkTo(
  { cleanups, log, stopped }: Program,
  options: EngineConnectionOptions,
): Promise<NativeConnection> {
  Runtime.install({
    logger: new TemporalLog(log.child({ part: 'temporal' }), stopped),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN' }), forward: {} },
    },
  });
  const connection = await NativeConnection.connect(options);
  cleanups.add('close the worker’s connection to Temporal', () => connection.close());
  return connection;
}

/** Checks for `/readyz`: whether Temporal answers, and whether workers poll its queues. */
export function temporalReadiness(
  link: TemporalLink,
): Record<'engine' | 'pollers', () => Promise<void>> {
  const { connection, namespace } = link;
  return {
    engine: async () => {
      await connection.workflowService.describeNamespace({ namespace });
    },
    pollers: async () => {
      const { TASK_QUEUE_TYPE_WORKFLOW, TASK_QUEUE_TYPE_ACTIVITY } = TaskQueueType;
      await Promise.all([
        requirePollers(CASE_TASK_QUEUE, TASK_QUEUE_TYPE_WORKFLOW),
        requirePollers(DELIVERY_TASK_QUEUE, TASK_QUEUE_TYPE_WORKFLOW),
        requirePollers(creditQueueOf(CASE_TASK_QUEUE), TASK_QUEUE_TYPE_ACTIVITY),
      ]);
    },
  };

  async function requirePollers(
    name: string,
    taskQueueType: proto.temporal.api.enums.v1.TaskQueueType,
  ): Promise<void> {
    const { pollers } = await connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name },
      taskQueueType,
    });
    if (!pollers?.length) throw new Error(`no worker polls the task queue ${name}`);
  }
}
