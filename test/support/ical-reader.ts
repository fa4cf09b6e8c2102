import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { defaultCacheDir } from '../../engine/cache.ts';

const SOURCES = join(import.meta.dirname, '../ical-reader');
const FILES = ['go.mod', 'go.sum', 'main.go', 'zone.go'];

const events = z.array(
  z.strictObject({
    uid: z.string(),
    name: z.string(),
    allDay: z.boolean(),
    occurrences: z
      .array(z.strictObject({ from: z.string(), to: z.string() }))
      .nullable()
      .transform((list) => list ?? []),
  }),
);

export type ReadEvent = z.output<typeof events>[number];

/**
 * The events of a file of iCalendar as libraries of Go read and expand them between two instants
 * (RFC 3339); dates of all-day events, else instants in UTC. Throws where they find it wrong. The
 * program is built once into the user's cache folder, under a name that changes with its sources.
 */
export function readWithGo(file: string, from: string, to: string): readonly ReadEvent[] {
  const output = execFileSync(program(), [from, to], { input: file, maxBuffer: 64 * 2 ** 20 });
  return events.parse(JSON.parse(output.toString('utf8')));
}

function program(): string {
  const digest = createHash('sha256');
  for (const file of FILES) digest.update(readFileSync(join(SOURCES, file)));
  const name = `ical-reader-${digest.digest('hex').slice(0, 16)}-${process.platform}-${process.arch}`;
  const cached = join(defaultCacheDir(process.env), name);
  if (!existsSync(cached)) build(cached);
  return cached;
}

/** Moved into its place in one step, so that tests that build it at once do not meet half of it. */
function build(target: string): void {
  const folder = join(target, '..');
  mkdirSync(folder, { recursive: true });
  const workshop = mkdtempSync(join(folder, 'building-'));
  const built = join(workshop, 'ical-reader');
  try {
    const env = { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' };
    execFileSync(
      'go',
      ['build', '-mod=readonly', '-trimpath', '-buildvcs=false', '-o', built, '.'],
      {
        cwd: SOURCES,
        env,
      },
    );
    renameSync(built, target);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}
