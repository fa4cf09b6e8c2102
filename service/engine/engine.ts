import { cacheDirOf } from '../system/cache.ts';
import { AS_IT_LISTENS, type KnownAs } from '../system/own-hosts.ts';
import { findCli } from './cli/find.ts';
import type { EngineLog } from './cli/log.ts';
import { makeRoom, startEmbedded } from './embedded.ts';
import type { Embedded } from './embedded.ts';
import { prepare } from './prepare.ts';
import { DEFAULT_NAMESPACE, remoteFromEnvironment } from './remote.ts';
import type { EngineConnectionOptions } from './remote.ts';
import type { WantedAttribute } from './search-attributes.ts';
import { SERVER_HOST } from './server-arguments.ts';

export interface EngineOptions {
  /** The embedded engine keeps its files in the folder `engine` below it. */
  readonly dataDir: string;
  /** Where fetched engines are kept; by default the environment's cache folder, else the user's. */
  readonly cacheDir?: string | undefined;
  /** The embedded engine's port, on loopback. */
  readonly port: number;
  /** The Temporal UI's port, on loopback; null for no UI. */
  readonly uiPort: number | null;
  /** How people reach the Temporal UI beside that. */
  readonly uiKnownAs?: KnownAs;
  /** By default that of the environment or the profile, else `sla`. */
  readonly namespace?: string | undefined;
  readonly searchAttributes: readonly WantedAttribute[];
  /** May name a Temporal elsewhere; its PATH is searched for `temporal` and `python3`. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: EngineLog;
  /** Lets clients move the clocks of an embedded engine's workflows: for tests. */
  readonly timeSkipping?: boolean;
  /** Aborts a fetch that is under way. */
  readonly stopped?: AbortSignal;
}

/** A Temporal that is ready: embedded and ours, or elsewhere. */
export interface Engine {
  /** host:port */
  readonly address: string;
  /** The embedded Temporal UI; null if we run none. */
  readonly uiUrl: string | null;
  readonly namespace: string;
  /** For both the client's `Connection` and the worker's `NativeConnection`. */
  readonly connectionOptions: EngineConnectionOptions;
  readonly embedded: boolean;
  /**
   * Rejects with `EngineDiedError` when the embedded server ends without being stopped, and never
   * resolves; the server is not restarted. A Ctrl-C in the terminal ends it too: ignore that once
   * stopping.
   */
  readonly ended: Promise<never>;
  /** Ends what was started here, and resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * Prepares the Temporal that the environment names, else an embedded one whose program is found or
 * fetched. Creates the namespace and the search attributes if they are missing.
 * Throws the errors of `remoteFromEnvironment`, `makeWay`, `findCli`, `startEmbedded` and
 * `prepare`.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const remote = remoteFromEnvironment(options.env);
  if (remote !== null) {
    const namespace = options.namespace ?? remote.namespace ?? DEFAULT_NAMESPACE;
    return ready(options, remote.connectionOptions, namespace, null);
  }
  const namespace = options.namespace ?? (options.env['TEMPORAL_NAMESPACE'] || DEFAULT_NAMESPACE);
  const embedding = {
    ...options,
    uiKnownAs: options.uiKnownAs ?? AS_IT_LISTENS,
    timeSkipping: options.timeSkipping ?? false,
  };
  await makeRoom(embedding);
  const cacheDir = options.cacheDir ?? cacheDirOf(options.env);
  const cli = await findCli({ ...options, cacheDir });
  const embedded = await startEmbedded({ ...embedding, cli });
  try {
    const address = `${SERVER_HOST}:${options.port}`;
    const prepared = ready(options, { address }, namespace, embedded);
    // Waiting for an engine that has ended would take a minute, and then blame the connection.
    return await Promise.race([prepared, embedded.ended]);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function ready(
  options: EngineOptions,
  connectionOptions: EngineConnectionOptions,
  namespace: string,
  embedded: Embedded | null,
): Promise<Engine> {
  await prepare({ ...options, connectionOptions, namespace });
  const hasUi = embedded !== null && options.uiPort !== null;
  return {
    address: connectionOptions.address,
    uiUrl: hasUi ? `http://${SERVER_HOST}:${options.uiPort}` : null,
    namespace,
    connectionOptions,
    embedded: embedded !== null,
    ended: embedded?.ended ?? new Promise(() => {}),
    stop: async () => embedded?.stop(),
  };
}
