import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installFromDebian, InstallError } from '../support/debian.ts';

/** A throwaway PostgreSQL for tests, from Debian's packages, which are installed where they can be. */

export interface TestPostgres {
  /** Of the superuser, without a password: the cluster listens on loopback alone. */
  readonly url: string;
  /** Ends the cluster, with whatever is connected, and removes its files. */
  stop(): Promise<void>;
}

/** PostgreSQL cannot be had on this machine. */
class PostgresMissingError extends Error {
  override readonly name = 'PostgresMissingError';

  constructor(reason: string) {
    super(
      `These tests need PostgreSQL: ${reason}. Install it (Debian: apt-get install postgresql).`,
    );
  }
}

/** Starts a cluster. Throws `PostgresMissingError`. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = findBinaries() ?? install();
  const owner = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'sla-postgres-'));
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  try {
    initialise(join(bin, 'initdb'), data, owner);
    const port = await freePort();
    const child = await start(join(bin, 'postgres'), data, folder, port, owner);
    const killed = (): void => void child.kill('SIGKILL');
    process.once('exit', killed);
    return {
      url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
      async stop() {
        process.off('exit', killed);
        const ended = once(child, 'exit');
        child.kill('SIGINT');
        if (child.exitCode === null && child.signalCode === null) await ended;
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; null where we are not. */
function unprivilegedUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const fields =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (fields === undefined) {
    throw new PostgresMissingError('it refuses root, and there is no user postgres or nobody');
  }
  return { uid: Number(fields[2]), gid: Number(fields[3]) };
}

/** The folder of `initdb` and `postgres`: the newest of Debian's versions, or one on the path. */
function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const folders = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(debian, version, 'bin'))
    .concat((process.env['PATH'] ?? '').split(delimiter));
  return folders.find(hasBinaries) ?? null;
}

function hasBinaries(folder: string): boolean {
  return ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)));
}

function install(): string {
  try {
    installFromDebian(['postgresql'], forbidCluster);
  } catch (error) {
    throw error instanceof InstallError ? new PostgresMissingError(error.message) : error;
  }
  const bin = findBinaries();
  if (bin === null) throw new PostgresMissingError('apt-get installed it, but not where we look');
  return bin;
}

/** Or the package would make a cluster of its own and start it on port 5432. */
function forbidCluster(): void {
  mkdirSync('/etc/postgresql-common/createcluster.d', { recursive: true });
  writeFileSync(
    '/etc/postgresql-common/createcluster.d/sla-timers.conf',
    'create_main_cluster = false\n',
  );
}

function initialise(initdb: string, data: string, owner: User | null): void {
  const args = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(initdb, [...args, '--locale=C.UTF-8'], { ...owner, stdio: 'pipe', cwd: '/' });
}

/** Resolves when the server takes connections. It stays in the foreground, our child by its pid. */
async function start(
  postgres: string,
  data: string,
  sockets: string,
  port: number,
  owner: User | null,
): Promise<ChildProcess> {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${sockets}`,
    // Nothing here has to survive the machine.
    'fsync=off',
    'synchronous_commit=off',
  ];
  const child = spawn(postgres, ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...owner,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  return new Promise((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (log.length < 10_000) log += text;
      if (log.includes('ready to accept connections')) resolve(child);
    });
    child.once('error', reject);
    child.once('exit', () => {
      reject(new Error(`PostgreSQL ended before it was ready:\n${log}`));
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
