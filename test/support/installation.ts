import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFolderProcess } from '../../service/system/folder-process.ts';
import { within } from '../../service/system/polling.ts';
import { isPortFree } from '../../service/system/ports.ts';
import { identify, isRunning, type ProcessIdentity } from '../../service/system/process.ts';
import { copyDatabase } from './prepared-database.ts';
import { ENGINE_RECORD } from './recorded-processes.ts';
import { watch, type Exit, type Service } from './service.ts';

/** One installation of the service: a data folder and ports of its own, started as often as a test likes. */
export interface Installation {
  readonly dataDir: string;
  readonly uiUrl: string;
  readonly url: string;
  /** host:port of its own Temporal. */
  readonly engineAddress: string;
  /** Starts the service as its user would, and resolves when it says that it is ready. */
  start(way?: Way): Promise<Service>;
  /** A start that shall end by itself; `env` comes on top of the installation's own. */
  failToStart(env?: NodeJS.ProcessEnv): Promise<Exit>;
  /** The processes that work on the data folder now: the service's own, then those of its engine. */
  processes(): readonly ProcessIdentity[];
  /** Resolves when none of them is left. Throws, naming those that are, after ten seconds. */
  whenAllEnded(): Promise<void>;
  /** `kill -9` of the service's own process, whose engine goes on without it. */
  killParent(): Promise<void>;
  /** `kill -9` of everything at once. */
  killTree(): Promise<void>;
  /** Kills what still runs, and removes the folder. */
  remove(): Promise<void>;
}

/** `npm` is `npm start`; `node` is what that runs. */
type Way = 'node' | 'npm';

const COMMANDS: Record<Way, readonly [string, ...string[]]> = {
  npm: ['npm', 'start'],
  node: [process.execPath, 'service/run.mjs', 'main'],
};

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Another way to run the command of a start on a data folder. */
type Wrap = (dataDir: string, command: readonly string[]) => readonly [string, ...string[]];

const AS_IT_IS: Wrap = (_dataDir, [command = '', ...args]) => [command, ...args];

/**
 * Makes an installation that lets alerts go to loopback. `adminKey` is null where the service shall
 * make its own at a first start like that of a user, which makes the database too; elsewhere the
 * installation has an empty one already. `settings` come on top.
 */
export async function makeInstallation(
  adminKey: string | null,
  settings: NodeJS.ProcessEnv = {},
  wrap: Wrap = AS_IT_IS,
): Promise<Installation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sla-service-'));
  if (adminKey !== null) await copyDatabase(join(dataDir, 'ledger'));
  const [api = 0, engine = 0, ui = 0] = await portsOfNobody(3);
  const env: NodeJS.ProcessEnv = {
    ...cleanEnvironment(),
    PORT: String(api),
    SLA_ENGINE_PORT: String(engine),
    SLA_ENGINE_UI_PORT: String(ui),
    SLA_DATA_DIR: dataDir,
    SLA_ALLOW_PRIVATE_TARGETS: 'yes',
    ...(adminKey !== null && { SLA_ADMIN_KEY: adminKey }),
    ...settings,
  };
  const started: Service[] = [];

  function launch(way: Way, extra: NodeJS.ProcessEnv): Service {
    const [command, ...args] = wrap(dataDir, COMMANDS[way]);
    // A group of its own, as a terminal gives it, to which a Ctrl-C goes.
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...env, ...extra },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const service = watch(child);
    started.push(service);
    return service;
  }

  function processes(): ProcessIdentity[] {
    return recorded(dataDir).filter(isRunning);
  }

  function killAll(): void {
    for (const service of started) service.killGroup();
    for (const { pid } of processes()) kill(pid);
  }

  async function whenAllEnded(): Promise<void> {
    if (await within(10_000, () => processes().length === 0)) return;
    const left = processes().map(({ pid }) => pid);
    throw new Error(`These processes still work on ${dataDir}: ${left.join(', ')}`);
  }

  function discard(): void {
    killAll();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  const forget = whenWeEnd(discard);
  return {
    dataDir,
    uiUrl: `http://127.0.0.1:${ui}`,
    url: `http://127.0.0.1:${api}`,
    engineAddress: `127.0.0.1:${engine}`,
    processes,
    whenAllEnded,
    start: async (way = 'node') => {
      const service = launch(way, {});
      await service.ready;
      return service;
    },
    failToStart: (extra = {}) => launch('node', extra).ended,
    killParent: async () => {
      const [parent] = processes();
      if (parent === undefined) throw new Error('Nothing runs.');
      kill(parent.pid);
      await within(10_000, () => !isRunning(parent));
    },
    killTree: async () => {
      killAll();
      await whenAllEnded();
    },
    remove: async () => {
      killAll();
      await Promise.all(started.map(({ ended }) => ended));
      await whenAllEnded();
      forget();
      discard();
    },
  };
}

/**
 * Does something should this process end, by itself or by a signal, as when somebody interrupts the
 * tests. Answers how to forget about it.
 */
function whenWeEnd(act: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const onSignal = (signal: NodeJS.Signals): void => {
    act();
    forget();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    process.off('exit', act);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.once('exit', act);
  for (const signal of signals) process.once(signal, onSignal);
  return forget;
}

/** Whom the service writes down as working on its data folder: the lock's owner and the engine. */
function recorded(dataDir: string): ProcessIdentity[] {
  const locks = namesIn(join(dataDir, 'lock')).filter((name) => /^\d+$/.test(name));
  const files = [...locks.map((name) => join('lock', name)), ENGINE_RECORD];
  return files.flatMap((file) => readFolderProcess(join(dataDir, file)) ?? []);
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function kill(pid: number): void {
  // It may end between the look and the signal.
  if (identify(pid) !== null) process.kill(pid, 'SIGKILL');
}

/** The environment of a user who has set nothing: neither the tests' nor the developer's settings. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(TEMPORAL_|SLA_(?!CACHE_DIR$)|npm_lifecycle|npm_package|VITEST|NODE_ENV$)/;
  const named = ['PORT', 'HOST', 'DATABASE_URL', 'LOG_LEVEL', 'NODE_OPTIONS'];
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ours.test(name) && !named.includes(name)),
  );
}

/**
 * Free ports that stay free while the service is down: systems hand out ports above 32,000 to
 * whoever asks for any.
 */
export async function portsOfNobody(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isPortFree('127.0.0.1', port)) found.add(port);
  }
  return [...found];
}
