import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { parentOf } from '../../system/process.ts';

/** What processes hold together, in MB of 2^20 bytes. */
export interface Memory {
  /** What the machine gives them: a page that several processes share counts once in all. */
  readonly proportional: number;
  /** The sum of what each holds, in which shared pages count once for each. */
  readonly resident: number;
}

export interface Footprint {
  /** Every process of Node: npm's, and the service's own. */
  readonly node: Memory;
  /** The embedded engine. */
  readonly engine: Memory;
}

/** The memory of a process and all that it started, as the kernel of Linux accounts for it. */
export function footprintOf(pid: number): Footprint {
  const tree = processesUnder(pid);
  const running = (name: RegExp): number[] => tree.filter((each) => name.test(programOf(each)));
  return { node: memoryOf(running(/^node$/)), engine: memoryOf(running(/^temporal/)) };
}

function memoryOf(pids: readonly number[]): Memory {
  const accounts = pids.map((pid) => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  const sum = (field: string): number =>
    accounts.reduce((total, account) => total + kilobytes(account, field), 0) / 1024;
  return { proportional: sum('Pss'), resident: sum('Rss') };
}

function kilobytes(account: string, field: string): number {
  const [, figure] = new RegExp(`^${field}: +(\\d+) kB$`, 'm').exec(account) ?? [];
  if (figure === undefined) throw new Error(`the kernel tells no ${field}`);
  return Number(figure);
}

function processesUnder(pid: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const children = all.filter((each) => parentOf(each) === pid);
  return [pid, ...children.flatMap(processesUnder)];
}

/** Empty for one that has ended meanwhile. */
function programOf(pid: number): string {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`));
  } catch {
    return '';
  }
}
