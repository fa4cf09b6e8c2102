import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { parentOf } from '../../service/system/process.ts';

/** What processes hold together, in MB of 2^20 bytes. */
export interface Memory {
  /**
   * What the machine gives them, at least: a file's pages that several of them share count once.
   */
  readonly together: number;
  /** The sum of what each holds, in which shared pages count once for each. */
  readonly resident: number;
}

export interface Footprint {
  /** Every Node process: npm's, and the service's own. */
  readonly node: Memory;
  /** The embedded engine. */
  readonly engine: Memory;
}

/** The memory of a process and all its descendants, as the Linux kernel accounts for it. */
export function footprintOf(pid: number): Footprint {
  const tree = processesUnder(pid);
  const running = (name: RegExp): number[] => tree.filter((each) => name.test(programOf(each)));
  return { node: memoryOf(running(/^node$/)), engine: memoryOf(running(/^temporal/)) };
}

function memoryOf(pids: readonly number[]): Memory {
  const mappings = pids.flatMap(mappingsOf);
  // Not the kernel's proportional set size, which is also shared with other processes, such as this
  // one.
  const shared = new Map<string, number>();
  for (const { of, sharedKb } of mappings) {
    shared.set(of, Math.max(shared.get(of) ?? 0, sharedKb));
  }
  return {
    together: megabytes([...mappings.map(({ ownKb }) => ownKb), ...shared.values()]),
    resident: megabytes(mappings.map(({ ownKb, sharedKb }) => ownKb + sharedKb)),
  };
}

function megabytes(kilobytesOfEach: readonly number[]): number {
  return kilobytesOfEach.reduce((total, each) => total + each, 0) / 1024;
}

interface Mapping {
  /** The file and the offset in it, or the process alone if no file is mapped. */
  readonly of: string;
  readonly ownKb: number;
  readonly sharedKb: number;
}

function mappingsOf(pid: number): Mapping[] {
  const account = readFileSync(`/proc/${pid}/smaps`, 'utf8');
  return account.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m).map((mapping) => {
    const [, range = '', offset, file] = /^(\S+) \S+ (\S+) \S+ \d+ *(.*)$/m.exec(mapping) ?? [];
    return {
      of: file?.startsWith('/') ? `${file} ${offset}` : `${pid} ${range}`,
      ownKb: kilobytes(mapping, 'Private_Clean') + kilobytes(mapping, 'Private_Dirty'),
      sharedKb: kilobytes(mapping, 'Shared_Clean') + kilobytes(mapping, 'Shared_Dirty'),
    };
  });
}

function kilobytes(account: string, field: string): number {
  const [, figure] = new RegExp(`^${field}: +(\\d+) kB$`, 'm').exec(account) ?? [];
  if (figure === undefined) throw new Error(`the kernel reports no ${field}`);
  return Number(figure);
}

function processesUnder(pid: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const children = all.filter((each) => parentOf(each) === pid);
  return [pid, ...children.flatMap(processesUnder)];
}

/** Empty for a process that has ended meanwhile. */
function programOf(pid: number): string {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`));
  } catch {
    return '';
  }
}
