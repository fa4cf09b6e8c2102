import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownHosts, type KnownAs } from '../system/own-hosts.ts';
import { requireFreePort } from '../system/ports.ts';
import { launch } from './child.ts';
import type { Child } from './child.ts';
import type { EngineLog } from './cli/log.ts';
import { waitForServer, waitForUi } from './contact.ts';
import { endLeftover, recordChild } from './leftover.ts';
import { serverArguments, SERVER_HOST, type ServerSettings } from './server-arguments.ts';
import { startUiProxy, type UiProxy } from './ui-proxy.ts';
import { unreachablePort } from './unreachable-ports.ts';

export interface EmbeddedOptions extends Omit<ServerSettings, 'ownUiPort'> {
  /** Where people reach the Temporal UI; null for no UI. */
  readonly uiPort: number | null;
  readonly uiKnownAs: KnownAs;
  /** The path of the Temporal CLI. */
  readonly cli: string;
  /** The engine keeps its files in the folder `engine` below it. */
  readonly dataDir: string;
  readonly log: EngineLog;
}

export interface Embedded {
  /** Rejects with `EngineDiedError` when the engine ends without being stopped; never resolves. */
  readonly ended: Promise<never>;
  stop(): Promise<void>;
}

/** A server needs one second; one that hangs loses nothing by being killed. */
const STOP_GRACE_MS = 5_000;
/** An internal port may be taken between the look at it and the server's listening. */
const ATTEMPTS = 3;

/**
 * Ends what a killed parent left running on the engine's files, and checks that its ports are free,
 * before anything is fetched for it.
 * Throws `PortTakenError`.
 */
export async function makeRoom(options: Omit<EmbeddedOptions, 'cli'>): Promise<void> {
  const engineDir = folderOf(options);
  mkdirSync(engineDir, { recursive: true, mode: 0o700 });
  await endLeftover(engineDir, STOP_GRACE_MS, options.log);
  await requireFreePorts(options);
}

/**
 * Starts the engine on its own files, after `makeWay`, and resolves when server and UI answer.
 * Throws `PortTakenError` and `EngineDiedError`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const engineDir = folderOf(options);
  const { child, proxy } = await startServer(options, engineDir);
  let stopping: Promise<void> | null = null;
  const ended = child.death.catch((error: unknown): Promise<never> => {
    if (stopping === null) throw error;
    return new Promise(() => {});
  });
  // Prevents an unhandled rejection, as nobody has to await it.
  ended.catch(() => {});
  return { ended, stop: () => (stopping ??= stop()) };

  async function stop(): Promise<void> {
    await proxy?.stop();
    await child.stop(STOP_GRACE_MS);
  }
}

interface Running {
  readonly child: Child;
  /** Null without a UI. */
  readonly proxy: UiProxy | null;
}

async function startServer(options: EmbeddedOptions, engineDir: string): Promise<Running> {
  const { cli, port, uiPort } = options;
  for (let attempt = 1; ; attempt += 1) {
    await requireFreePorts(options);
    const ownUiPort = uiPort === null ? null : await unreachablePort(SERVER_HOST);
    const child = launch({
      command: cli,
      args: serverArguments({ ...options, ownUiPort }),
      cwd: engineDir,
      logPath: join(engineDir, 'server.log'),
    });
    try {
      recordChild(engineDir, child);
      await waitForServer(`${SERVER_HOST}:${port}`, child);
      return { child, proxy: await showUi(options, ownUiPort, child) };
    } catch (error) {
      await child.stop(STOP_GRACE_MS);
      if (attempt === ATTEMPTS || !/address already in use/.test(child.log.tail())) throw error;
    }
  }
}

async function showUi(
  { uiPort, uiKnownAs }: EmbeddedOptions,
  ownUiPort: number | null,
  child: Child,
): Promise<UiProxy | null> {
  if (uiPort === null || ownUiPort === null) return null;
  await waitForUi(ownUiPort, child);
  const isOwnHost = ownHosts({ host: SERVER_HOST, port: uiPort }, uiKnownAs);
  return startUiProxy({ port: uiPort, ownUiPort, isOwnHost });
}

function folderOf({ dataDir }: Pick<EmbeddedOptions, 'dataDir'>): string {
  return join(dataDir, 'engine');
}

async function requireFreePorts({
  port,
  uiPort,
}: Pick<EmbeddedOptions, 'port' | 'uiPort'>): Promise<void> {
  await requireFreePort(SERVER_HOST, port, 'SLA_ENGINE_PORT');
  if (uiPort !== null) await requireFreePort(SERVER_HOST, uiPort, 'SLA_ENGINE_UI_PORT');
}
