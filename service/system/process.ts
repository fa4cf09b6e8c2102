import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from './error-code.ts';
import { within } from './polling.ts';
import { hasEnded, parseStat } from './proc-stat.ts';
import type { ProcStat } from './proc-stat.ts';

/**
 * Identifies one process beyond doubt: process ids are reused, so the id alone could name another
 * process. The same id, start and boot never occur twice.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, as the system reports it; only compared for equality. */
  readonly startedAt: string;
  /** The boot of the machine that it runs under. */
  readonly bootId: string;
}

/** The process that has this id now; null if none runs, or only as a zombie. */
export function identify(pid: number): ProcessIdentity | null {
  return process.platform === 'linux' ? identifyByProc(pid) : identifyByPs(pid);
}

/** Whether this process still runs, rather than another that was given its id. */
export function isRunning(identity: ProcessIdentity): boolean {
  const now = identify(identity.pid);
  return now !== null && now.startedAt === identity.startedAt && now.bootId === identity.bootId;
}

/** The process that started or adopted this one; null if it is not known. */
export function parentOf(pid: number): number | null {
  try {
    const parent = process.platform === 'linux' ? procStat(pid).parent : Number(ps(pid, 'ppid='));
    return parent || null;
  } catch {
    return null;
  }
}

/**
 * Ends this process: SIGTERM, then SIGKILL if it still runs after `graceMs` milliseconds. Resolves
 * when it is gone, or 10 seconds after SIGKILL. Throws if the system forbids it.
 */
export async function endProcess(identity: ProcessIdentity, graceMs: number): Promise<void> {
  signal(identity, 'SIGTERM');
  if (await goneWithin(identity, graceMs)) return;
  signal(identity, 'SIGKILL');
  // Only a process that is stuck in the kernel takes longer.
  await goneWithin(identity, 10_000);
}

function signal(identity: ProcessIdentity, name: 'SIGTERM' | 'SIGKILL'): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    // It may end between the check and the signal.
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

function goneWithin(identity: ProcessIdentity, ms: number): Promise<boolean> {
  return within(ms, () => !isRunning(identity));
}

function identifyByProc(pid: number): ProcessIdentity | null {
  try {
    const stat = procStat(pid);
    if (hasEnded(stat)) return null;
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { pid, startedAt: stat.startedAt, bootId };
  } catch {
    return null;
  }
}

function procStat(pid: number): ProcStat {
  return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

function identifyByPs(pid: number): ProcessIdentity | null {
  try {
    const [state = 'Z', ...started] = ps(pid, 'state=,lstart=').trim().split(/\s+/);
    if (state.startsWith('Z')) return null;
    // The start is a date here, which no other boot repeats.
    return { pid, startedAt: started.join(' '), bootId: '' };
  } catch {
    return null;
  }
}

function ps(pid: number, columns: string): string {
  return execFileSync('ps', ['-o', columns, '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
