import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import { temporal } from '@temporalio/proto';
import { NativeConnection } from '@temporalio/worker';
import { inject } from 'vitest';

/** The run's Temporal, as one test file uses it. */
export interface TestTemporal {
  readonly namespace: string;
  readonly client: Client;
  readonly connection: Connection;
  /** For `Worker.create`. */
  readonly nativeConnection: NativeConnection;
  close(): Promise<void>;
}

/** Connects to the Temporal that all tests of this run share. Close it when done. */
export async function connectTemporal(): Promise<TestTemporal> {
  const address = inject('temporalAddress');
  const namespace = inject('temporalNamespace');
  const connection = await Connection.connect({ address });
  const nativeConnection = await NativeConnection.connect({ address });
  return {
    namespace,
    connection,
    nativeConnection,
    client: new Client({ connection, namespace, identity: 'test' }),
    close: async () => {
      await nativeConnection.close();
      await connection.close();
    },
  };
}

/** More than any test skips; the server's own limit of 100 is meant for other uses. */
const MAX_SKIPS = 100_000;
const SKIP_ALWAYS = { enabled: true, maxSessionSkipCount: MAX_SKIPS };

/**
 * A client whose workflows skip every wait from their start on: whenever nothing is in flight, the
 * workflow's clock moves to its next timer, until it ends.
 */
export function timeSkippingClient({ connection, namespace }: TestTemporal): Client {
  const { workflowService } = connection;
  const start = new Proxy(workflowService.startWorkflowExecution, {
    apply: (_start, _self, [request]: [StartRequest]) =>
      workflowService.startWorkflowExecution({ ...request, timeSkippingConfig: SKIP_ALWAYS }),
  });
  const service = new Proxy(workflowService, {
    get(target, name) {
      if (name === 'startWorkflowExecution') return start;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  const skipping: Connection = Object.create(connection, { workflowService: { value: service } });
  return new Client({ connection: skipping, namespace, identity: 'test' });
}

type StartRequest = temporal.api.workflowservice.v1.IStartWorkflowExecutionRequest;

/**
 * Moves the clock of one running workflow ahead by `ms` milliseconds, counted from its own present,
 * stopping at every timer on the way until what that started is done, and resolves when it is
 * there; its clock then goes on at the usual pace. Go a second beyond the timer that is meant. Each
 * timer on the way costs some 25 ms of real time, each activity some 100. Throws where the workflow
 * does not run; where it ends on the way, too.
 */
export async function fastForward(
  { connection, namespace }: TestTemporal,
  workflowId: string,
  ms: number,
): Promise<void> {
  const id = randomUUID();
  const workflowExecution = { workflowId };
  await connection.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        ...SKIP_ALWAYS,
        fastForwardConfig: { id, duration: msToTs(ms) },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  const Result = temporal.api.enums.v1.FastForwardPollingResult;
  for (;;) {
    const answer = await connection.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace,
      workflowExecution,
      fastForwardId: id,
    });
    switch (answer.fastForwardPollingResult) {
      case Result.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED:
        return;
      case Result.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT:
        continue;
      default:
        throw new Error(
          `${workflowId} was not taken forward: ${answer.failedReason || 'it ended'}`,
        );
    }
  }
}

/** The present of a workflow's own clock; that of the server where it was never moved. */
export async function clockOf(
  { connection, namespace }: TestTemporal,
  workflowId: string,
): Promise<Date> {
  const { workflowExtendedInfo } = await connection.workflowService.describeWorkflowExecution({
    namespace,
    execution: { workflowId },
  });
  const now = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return now ? new Date(tsToMs(now)) : new Date();
}
