/** What Linux says of a process in `/proc/PID/stat`, as far as we ask; see proc(5). */
export interface ProcStat {
  /** `R`, `S`, `D`, …; `Z` once its first thread has ended and nobody has asked how. */
  readonly state: string;
  /** The process that started it, or took it over. */
  readonly parent: number;
  readonly threads: number;
  /** Ticks of the clock between the boot and its start; only ever compared for equality. */
  readonly startedAt: string;
}

/** Reads one such line. Throws an `Error` for anything else. */
export function parseStat(line: string): ProcStat {
  // The second field is the name in parentheses and may hold anything, parentheses too.
  const fields = line
    .slice(line.lastIndexOf(')') + 2)
    .trim()
    .split(' ');
  const [state, parent] = fields;
  const [threads, , startedAt] = fields.slice(17);
  if (state === undefined || parent === undefined || startedAt === undefined) {
    throw new Error(`This is not a line of /proc/PID/stat: ${line}`);
  }
  return { state, parent: Number(parent), threads: Number(threads), startedAt };
}

/**
 * Whether nothing of a process runs any more. The first thread of a killed one may be gone while
 * others are still being ended, and until the last of them its files and ports are held.
 */
export function hasEnded({ state, threads }: ProcStat): boolean {
  return state === 'X' || (state === 'Z' && threads <= 1);
}
