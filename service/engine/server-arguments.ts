/** The server listens on loopback only, with all its ports, as it does not authenticate anyone. */
export const SERVER_HOST = '127.0.0.1';

/**
 * A plain name in the folder that the server runs in, as a path may hold characters with a meaning
 * in the address of a database.
 */
const DATABASE_FILE = 'temporal.sqlite';

export interface ServerSettings {
  /** The port that clients use. */
  readonly port: number;
  /** The port of the Temporal UI itself, which people reach through a proxy; null for no UI. */
  readonly ownUiPort: number | null;
  /** Lets clients move the clocks of workflows: for tests. */
  readonly timeSkipping: boolean;
}

/**
 * The arguments of the Temporal CLI. They do not name our namespace, as the CLI would create it
 * with a retention of one day.
 */
export function serverArguments({ port, ownUiPort, timeSkipping }: ServerSettings): string[] {
  const settings = { ...SETTINGS, ...(timeSkipping ? TIME_SKIPPING : {}) };
  return [
    'server',
    'start-dev',
    `--ip=${SERVER_HOST}`,
    `--port=${port}`,
    ...(ownUiPort === null
      ? ['--headless']
      : [`--ui-port=${ownUiPort}`, '--ui-disable-news-fetch']),
    `--db-filename=${DATABASE_FILE}`,
    '--sqlite-pragma=journal_mode=WAL',
    // Every commit reaches the disk before it is acknowledged, so a power failure loses nothing.
    '--sqlite-pragma=synchronous=2',
    '--log-format=json',
    '--log-level=warn',
    ...Object.entries(settings).map(
      ([key, value]) => `--dynamic-config-value=${key}=${JSON.stringify(value)}`,
    ),
  ];
}

const SETTINGS = {
  // The HTTP interface cannot be turned off, and would accept forms posted from any page in a
  // browser.
  'frontend.httpAllowedHosts': ['closed.invalid'],
  // The check would ask the vendor's server on the internet.
  'frontend.enableServerVersionCheck': false,
  // A search attribute can be used at once after its creation.
  'system.forceSearchAttributesCacheRefreshOnRead': true,
  'system.namespaceCacheRefreshInterval': '500ms',
};

/**
 * Lets clients move the clock of a workflow, which nobody should in production. Each skipped timer
 * takes the time shift in real time, so tests use a small one; with thousands of live timers a
 * small shift makes them late.
 */
const TIME_SKIPPING = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  // The name on newer servers.
  'system.workflowTimeSkippingEnabled': true,
  'history.timerProcessorMaxTimeShift': '10ms',
};
