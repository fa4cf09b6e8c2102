/** The server and everything else that it opens listens on loopback alone, since it asks nobody who they are. */
export const SERVER_HOST = '127.0.0.1';

/**
 * A plain name in the folder that the server runs in, since a path may hold characters that mean
 * something in the address of a database.
 */
const DATABASE_FILE = 'temporal.sqlite';

export interface ServerSettings {
  /** The port that clients use. */
  readonly port: number;
  /** The Temporal UI's; null for no UI. */
  readonly uiPort: number | null;
  /** Lets clients move the clocks of workflows: for tests. */
  readonly timeSkipping: boolean;
}

/**
 * How the Temporal CLI is asked to serve. It makes no namespace of ours: one that it makes keeps closed
 * workflows for a day.
 */
export function serverArguments({ port, uiPort, timeSkipping }: ServerSettings): string[] {
  const settings = { ...SETTINGS, ...(timeSkipping ? TIME_SKIPPING : {}) };
  return [
    'server',
    'start-dev',
    `--ip=${SERVER_HOST}`,
    `--port=${port}`,
    ...(uiPort === null ? ['--headless'] : [`--ui-port=${uiPort}`, '--ui-disable-news-fetch']),
    `--db-filename=${DATABASE_FILE}`,
    '--sqlite-pragma=journal_mode=WAL',
    // Every commit reaches the disk before it is acknowledged: nothing is lost with the power.
    '--sqlite-pragma=synchronous=2',
    '--log-format=json',
    '--log-level=warn',
    ...Object.entries(settings).map(
      ([key, value]) => `--dynamic-config-value=${key}=${JSON.stringify(value)}`,
    ),
  ];
}

const SETTINGS = {
  // The HTTP interface, which cannot be turned off, would take a form that any page in a browser posts.
  'frontend.httpAllowedHosts': ['closed.invalid'],
  // It would ask the makers on the internet whether there is a newer one.
  'frontend.enableServerVersionCheck': false,
  // A search attribute made a moment ago can be used at once.
  'system.forceSearchAttributesCacheRefreshOnRead': true,
  'system.namespaceCacheRefreshInterval': '500ms',
};

/**
 * Lets clients move the clock of a workflow, which nobody should in production. Each skipped timer
 * costs as much real time as the shift; live timers in their thousands are served later by the
 * smaller one, so it is for tests alone.
 */
const TIME_SKIPPING = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  // As newer servers call it.
  'system.workflowTimeSkippingEnabled': true,
  'history.timerProcessorMaxTimeShift': '10ms',
};
