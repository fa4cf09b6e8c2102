/** The fields that we need of `/proc/PID/stat` on Linux; see proc(5). */
export interface ProcStat {
  /** `R`, `S`, `D`, …; `Z` once its first thread has ended and has not been waited for. */
  readonly state: string;
  /** The process that started it, or adopted it. */
  readonly parent: number;
  readonly threads: number;
  /** Clock ticks between the boot and its start; only compared for equality. */
  readonly startedAt: string;
}

/** Reads one such line. Throws an `Error` for anything else. */
export function parseStat(line: string): ProcStat {
  // The second field is the name in parentheses and may itself contain parentheses.
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
 * Whether nothing of a process runs any more. A killed process's first thread may be gone while
 * others are still ending, and its files and ports are held until the last one is gone.
 */
export function hasEnded({ state, threads }: ProcStat): boolean {
  return state === 'X' || (state === 'Z' && threads <= 1);
}
