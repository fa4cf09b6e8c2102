import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { EngineLog } from './cli/log.ts';
import { isStatus, reasonOf, STATUS } from './grpc.ts';

/** How long a closed workflow stays visible, in days. A case can be reopened for 14. */
export const RETENTION_DAYS = 30;

const DAY_MS = 86_400_000;

/** The namespace cannot be used, and the server does not let us create it. */
export class NamespaceRefusedError extends Error {
  override readonly name = 'NamespaceRefusedError';
  readonly namespace: string;

  constructor(namespace: string, address: string, cause: unknown) {
    super(
      [
        `The namespace "${namespace}" cannot be used on ${address} and could not be created: ${reasonOf(cause)}`,
        'Create it, or set TEMPORAL_NAMESPACE to one that exists:',
        `  temporal operator namespace create --address ${address} --namespace ${namespace} --retention ${RETENTION_DAYS}d`,
        'On Temporal Cloud, where its name ends with the account:',
        `  tcld namespace create --namespace ${namespace} --retention-days ${RETENTION_DAYS} --region REGION`,
      ].join('\n'),
      { cause },
    );
    this.namespace = namespace;
  }
}

/** Creates the namespace if it is missing. Throws `NamespaceRefusedError`. */
export async function ensureNamespace(
  connection: Connection,
  namespace: string,
  log: EngineLog,
): Promise<void> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } catch (error) {
    if (!isStatus(error, STATUS.notFound)) {
      throw new NamespaceRefusedError(namespace, connection.options.address, error);
    }
    await register(connection, namespace);
    log.info(`Created the namespace "${namespace}".`);
  }
}

async function register(connection: Connection, namespace: string): Promise<void> {
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      description: 'Support cases and their SLA timers',
      workflowExecutionRetentionPeriod: msToTs(RETENTION_DAYS * DAY_MS),
    });
  } catch (error) {
    // Another process may have created it meanwhile.
    if (isStatus(error, STATUS.alreadyExists)) return;
    throw new NamespaceRefusedError(namespace, connection.options.address, error);
  }
}
