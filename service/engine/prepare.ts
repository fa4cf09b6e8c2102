import { Connection } from '@temporalio/client';
import { within } from '../system/polling.ts';
import type { EngineLog } from './cli/log.ts';
import { reasonOf } from './grpc.ts';
import { ensureNamespace } from './namespace.ts';
import type { EngineConnectionOptions } from './remote.ts';
import { canBeQueried, ensureSearchAttributes } from './search-attributes.ts';
import type { WantedAttribute } from './search-attributes.ts';

export interface Preparation {
  readonly connectionOptions: EngineConnectionOptions;
  readonly namespace: string;
  readonly searchAttributes: readonly WantedAttribute[];
  readonly log: EngineLog;
  /** How long to wait for the first answer, in milliseconds; 15 seconds by default. */
  readonly connectTimeoutMs?: number;
}

/** No Temporal answers at the address. */
export class EngineUnreachableError extends Error {
  override readonly name = 'EngineUnreachableError';
  readonly address: string;

  constructor(address: string, cause: unknown) {
    super(
      `No Temporal answers at ${address}: ${reasonOf(cause)}. ` +
        'Check TEMPORAL_ADDRESS (or the profile), TLS and API key; without them the embedded engine is used.',
      { cause },
    );
    this.address = address;
  }
}

/** Namespace and search attributes exist, but the server cannot use them yet. */
class EngineNotReadyError extends Error {
  override readonly name = 'EngineNotReadyError';

  constructor(address: string, namespace: string) {
    super(
      `The Temporal at ${address} has the namespace "${namespace}" and its search attributes, but ` +
        `after ${TIMEOUT_MS / 1000} seconds it still refuses a query that uses them. Starting again may help.`,
    );
  }
}

const CONNECT_TIMEOUT_MS = 15_000;
const TIMEOUT_MS = 60_000;

/**
 * Creates what is missing, and resolves when a workflow could be started with every search
 * attribute. Works alike for an embedded engine and one elsewhere.
 * Throws `EngineUnreachableError`, `EngineNotReadyError`, and as `ensureNamespace` and
 * `ensureSearchAttributes` do.
 */
export async function prepare(preparation: Preparation): Promise<void> {
  const { namespace, searchAttributes, log } = preparation;
  const connection = await connect(preparation);
  try {
    await ensureNamespace(connection, namespace, log);
    // The parts of a server learn of a new namespace one after another.
    await untilUsable(connection, namespace, []);
    await ensureSearchAttributes(connection, namespace, searchAttributes, log);
    await untilUsable(connection, namespace, searchAttributes);
  } finally {
    await connection.close();
  }
}

async function connect({
  connectionOptions,
  connectTimeoutMs = CONNECT_TIMEOUT_MS,
}: Preparation): Promise<Connection> {
  try {
    return await Connection.connect({ ...connectionOptions, connectTimeout: connectTimeoutMs });
  } catch (error) {
    throw new EngineUnreachableError(connectionOptions.address, error);
  }
}

async function untilUsable(
  connection: Connection,
  namespace: string,
  attributes: readonly WantedAttribute[],
): Promise<void> {
  const usable = await within(TIMEOUT_MS, () => canBeQueried(connection, namespace, attributes));
  if (!usable) throw new EngineNotReadyError(connection.options.address, namespace);
}
