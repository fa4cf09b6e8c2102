import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireFreePort } from '../system/ports.ts';
import { launch } from './child.ts';
import type { Child, EngineDiedError, Launch } from './child.ts';
import { waitForServer, waitForUi } from './contact.ts';
import { innerPorts } from './inner-ports.ts';
import { endLeftovers, recordChildren } from './leftovers.ts';
import type { EngineLog } from './log.ts';
import type { Programs } from './programs.ts';
import { SERVER_RELEASE, UI_RELEASE } from './release.ts';
import { dynamicConfig, INNER_PORTS, serverConfig } from './server-config.ts';
import { uiConfig } from './ui-config.ts';

export interface EmbeddedOptions {
  readonly programs: Programs;
  /** The engine keeps its files in the folder `engine` of it. */
  readonly dataDir: string;
  readonly port: number;
  /** Null for no UI. */
  readonly uiPort: number | null;
  readonly namespace: string;
  readonly timeSkipping: boolean;
  readonly log: EngineLog;
}

export interface Embedded {
  /** Called at most once, when the server ends though nobody stopped it. */
  onExit(callback: (error: EngineDiedError) => void): void;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
/** A server takes one second; one that hangs loses nothing by being killed. */
const STOP_GRACE_MS = 5_000;
const DATABASE_FILE = 'temporal.sqlite';
/** An inner port may be taken between our look and the server's listening. */
const ATTEMPTS = 3;

/**
 * Starts the engine on its own files, after ending what a killed parent left running on them, and
 * resolves when server and UI answer. Throws `PortTakenError` and `EngineDiedError`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const engineDir = join(options.dataDir, 'engine');
  mkdirSync(engineDir, { recursive: true, mode: 0o700 });
  await endLeftovers(engineDir, STOP_GRACE_MS, options.log);
  await requireFreePort(HOST, options.port, 'SLA_ENGINE_PORT');
  if (options.uiPort !== null) await requireFreePort(HOST, options.uiPort, 'SLA_ENGINE_UI_PORT');

  const server = await startServer(options, engineDir);
  const running = new Running(server);
  try {
    const ui = uiLaunch(options, engineDir);
    if (ui !== null) {
      running.children.push(launch(ui));
      recordChildren(engineDir, running.children);
    }
    const shows = running.children.at(-1) ?? server;
    if (options.uiPort !== null) await waitForUi(options.uiPort, shows);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return {
    stop: () => running.stop(),
    onExit: (callback) => {
      running.watch((error, isServer) => {
        if (isServer) callback(error);
        // Cases go on without the UI: worth a line, not an end.
        else options.log.warn(`${error.message}\nIt comes back with the next start.`);
      });
    },
  };
}

/** The programs that run, ended together. */
class Running {
  readonly children: Child[];
  #stopping: Promise<unknown> | null = null;

  constructor(server: Child) {
    this.children = [server];
  }

  /** Ends all of them, once, however often it is called. */
  async stop(): Promise<void> {
    this.#stopping ??= Promise.all(this.children.map((child) => child.stop(STOP_GRACE_MS)));
    await this.#stopping;
  }

  /** `whenEnded` is told of each that ends though nobody stopped it; the server is the first. */
  watch(whenEnded: (error: EngineDiedError, isServer: boolean) => void): void {
    for (const [index, child] of this.children.entries()) {
      child.onDeath((error) => {
        if (this.#stopping === null) whenEnded(error, index === 0);
      });
    }
  }
}

async function startServer(options: EmbeddedOptions, engineDir: string): Promise<Child> {
  for (let attempt = 1; ; attempt += 1) {
    const child = launch(await serverLaunch(options, engineDir));
    recordChildren(engineDir, [child]);
    try {
      await waitForServer(`${HOST}:${options.port}`, child);
      return child;
    } catch (error) {
      await child.stop(STOP_GRACE_MS);
      if (attempt === ATTEMPTS || !/address already in use/.test(child.log.tail())) throw error;
      await requireFreePort(HOST, options.port, 'SLA_ENGINE_PORT');
    }
  }
}

async function serverLaunch(options: EmbeddedOptions, engineDir: string): Promise<Launch> {
  const logPath = join(engineDir, 'server.log');
  if (options.programs.kind === 'cli') {
    const args = cliArguments(options);
    return { title: 'Temporal CLI', command: options.programs.cli, args, cwd: engineDir, logPath };
  }
  const settings = {
    databaseFile: DATABASE_FILE,
    dynamicConfigFile: 'dynamic.yaml',
    port: options.port,
    innerPorts: await innerPorts(engineDir, INNER_PORTS),
  };
  writeFileSync(join(engineDir, 'server.yaml'), serverConfig(settings));
  writeFileSync(join(engineDir, settings.dynamicConfigFile), dynamicConfig(options));
  return {
    title: `${SERVER_RELEASE.title} ${SERVER_RELEASE.version}`,
    command: options.programs.server,
    args: ['--config-file', 'server.yaml', '--allow-no-auth', 'start'],
    cwd: engineDir,
    logPath,
  };
}

/** The CLI serves the UI itself. */
function cliArguments(options: EmbeddedOptions): string[] {
  const ui = options.uiPort === null ? '--headless' : `--ui-port=${options.uiPort}`;
  const settings = ['system.forceSearchAttributesCacheRefreshOnRead=true'];
  if (options.timeSkipping) settings.push('frontend.WorkflowTimeSkippingEnabled=true');
  return [
    'server',
    'start-dev',
    `--ip=${HOST}`,
    `--port=${options.port}`,
    ui,
    `--db-filename=${DATABASE_FILE}`,
    '--log-level=warn',
    ...settings.map((setting) => `--dynamic-config-value=${setting}`),
  ];
}

function uiLaunch(options: EmbeddedOptions, engineDir: string): Launch | null {
  const { programs, port, uiPort, namespace } = options;
  if (uiPort === null || programs.kind !== 'server' || programs.ui === null) return null;
  const config = join(engineDir, 'ui');
  mkdirSync(config, { recursive: true });
  writeFileSync(
    join(config, 'embedded.yaml'),
    uiConfig({ serverAddress: `${HOST}:${port}`, port: uiPort, namespace }),
  );
  return {
    title: `${UI_RELEASE.title} ${UI_RELEASE.version}`,
    command: programs.ui,
    args: ['--root', '.', '--config', 'ui', '--env', 'embedded', 'start'],
    cwd: engineDir,
    logPath: join(engineDir, 'ui.log'),
  };
}
