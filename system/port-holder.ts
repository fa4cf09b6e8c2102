import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { commandOf } from './process.ts';

export interface PortHolder {
  readonly pid: number;
  /** Its command line; null where it can't be read. */
  readonly command: string | null;
}

/**
 * The process that listens on a TCP port of this machine. Null where nobody does, or where it
 * can't be told: another user's process shows its files to that user and root alone.
 */
export async function portHolder(port: number): Promise<PortHolder | null> {
  const pid = process.platform === 'linux' ? await pidByProc(port) : await pidByLsof(port);
  return pid === null ? null : { pid, command: commandOf(pid) };
}

async function pidByProc(port: number): Promise<number | null> {
  const sockets = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const inode of await listeningInodes(table, port)) sockets.add(`socket:[${inode}]`);
  }
  if (sockets.size === 0) return null;
  for (const entry of await readdir('/proc')) {
    if (/^\d+$/.test(entry) && (await holdsAny(entry, sockets))) return Number(entry);
  }
  return null;
}

/** Columns: number, local address as hex ip:port, remote address, state (0A is listening), …, inode. */
async function listeningInodes(table: string, port: number): Promise<string[]> {
  const text = await readFile(table, 'utf8').catch(() => '');
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[3] === '0A' && portOf(columns[1]) === port)
    .flatMap((columns) => columns[9] ?? []);
}

function portOf(address: string | undefined): number {
  return Number.parseInt(address?.split(':')[1] ?? '', 16);
}

async function holdsAny(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  // Processes end while we look, and those of other users can't be looked into.
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const targets = await Promise.all(
    descriptors.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')),
  );
  return targets.some((target) => sockets.has(target));
}

async function pidByLsof(port: number): Promise<number | null> {
  const which = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fp'];
  const found = await promisify(execFile)('lsof', which).catch(() => null);
  const pid = found?.stdout.match(/^p(\d+)$/m)?.[1];
  return pid === undefined ? null : Number(pid);
}
