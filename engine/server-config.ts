import { stringify } from 'yaml';

/** What one embedded server is given to run with. All its ports are on loopback. */
export interface ServerSettings {
  /**
   * Its SQLite file, made where it is missing: a plain name in the folder that the server runs in,
   * since a path may hold characters that mean something in the address of a database.
   */
  readonly databaseFile: string;
  readonly dynamicConfigFile: string;
  /** The port that clients use. */
  readonly port: number;
  /** Seven more, any free ones: the parts of the server talk to each other over them. */
  readonly innerPorts: readonly number[];
}

/** How many inner ports `serverConfig` hands out. */
export const INNER_PORTS = 7;

/** The server's static configuration, as YAML. */
export function serverConfig(settings: ServerSettings): string {
  const { port } = settings;
  const inner = (index: number): number => {
    const found = settings.innerPorts[index];
    if (found === undefined) throw new RangeError(`${INNER_PORTS} inner ports are needed.`);
    return found;
  };
  return stringify({
    log: { stdout: true, level: 'warn', format: 'json' },
    persistence: {
      defaultStore: 'sqlite',
      visibilityStore: 'sqlite',
      numHistoryShards: 1,
      datastores: { sqlite: { sql: sqlite(settings.databaseFile) } },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: service(port, inner(0)),
      history: service(inner(1), inner(2)),
      matching: service(inner(3), inner(4)),
      worker: service(inner(5), inner(6)),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${port}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: settings.dynamicConfigFile, pollInterval: '60s' },
  });
}

/** The server's dynamic configuration, as YAML. `timeSkipping` is for tests. */
export function dynamicConfig(options: { readonly timeSkipping: boolean }): string {
  const settings = {
    // A search attribute made a moment ago can be used at once.
    'system.forceSearchAttributesCacheRefreshOnRead': true,
    'system.namespaceCacheRefreshInterval': '500ms',
    ...(options.timeSkipping ? TIME_SKIPPING : {}),
  };
  return stringify(
    Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, [{ value }]])),
  );
}

/**
 * Lets clients move the clock of a workflow, which nobody should in production. Each skipped timer
 * costs as much real time as the shift; live timers in their thousands are served later by the
 * smaller one, so it is for tests alone.
 */
const TIME_SKIPPING = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  'history.timerProcessorMaxTimeShift': '10ms',
};

function service(grpcPort: number, membershipPort: number): object {
  return { rpc: { grpcPort, membershipPort, bindOnLocalHost: true } };
}

function sqlite(databaseFile: string): object {
  return {
    pluginName: 'sqlite',
    databaseName: databaseFile,
    connectAddr: 'localhost',
    connectProtocol: 'tcp',
    connectAttributes: {
      mode: 'rwc',
      // Makes the tables where they are missing.
      setup: 'true',
      journal_mode: 'wal',
      // Every commit reaches the disk before it is acknowledged: nothing is lost with the power.
      synchronous: '2',
      busy_timeout: '10000',
    },
    maxConns: 1,
    maxIdleConns: 1,
    maxConnLifetime: '1h',
  };
}
