import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isOfAnother, ownPath } from '../system/own-folder.ts';
import { endProcess, isRunning } from '../system/process.ts';
import type { Child } from './child.ts';
import type { EngineLog } from './log.ts';

const records = z.array(
  z.object({
    pid: z.int(),
    startedAt: z.string(),
    bootId: z.string(),
    /** The folder's own path: a copy of it elsewhere has no program. */
    folder: z.string(),
  }),
);

type RecordedProcess = z.infer<typeof records>[number];

/** Writes down which program runs for this folder, for the start that finds it left over. */
export function recordChild(engineDir: string, { identity }: Child): void {
  const folder = ownPath(engineDir);
  const running: RecordedProcess[] = identity === null ? [] : [{ ...identity, folder }];
  const file = recordFile(engineDir);
  writeFileSync(`${file}.new`, JSON.stringify(running, null, 2));
  renameSync(`${file}.new`, file);
}

/**
 * Ends the programs that a killed parent left running on this folder, so that they hold neither
 * its database nor its ports. Each is checked to be the one that was written down.
 */
export async function endLeftovers(
  engineDir: string,
  graceMs: number,
  log: EngineLog,
): Promise<void> {
  const here = ownPath(engineDir);
  const left = readRecords(engineDir)
    .filter(({ folder }) => !isOfAnother(folder, here))
    .filter(isRunning);
  for (const { pid } of left) {
    log.warn(`Ending Temporal (process ${pid}), left over from a start that was killed.`);
  }
  await Promise.all(left.map((record) => endProcess(record, graceMs)));
}

function readRecords(engineDir: string): RecordedProcess[] {
  const file = recordFile(engineDir);
  if (!existsSync(file)) return [];
  // What is not of this shape is nobody's that we could tell from a stranger.
  return records.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? [];
}

function recordFile(engineDir: string): string {
  return join(engineDir, 'processes.json');
}
