import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { z } from 'zod';
import { newestZoneData } from '../../domain/time/zone.ts';

const PROGRAM = fileURLToPath(new URL('./ical-reader/main.py', import.meta.url));

const event = z.strictObject({
  uid: z.string(),
  name: z.string(),
  allDay: z.boolean(),
  occurrences: z.array(z.strictObject({ from: z.string(), to: z.string() })),
});

const answer = z.union([
  z.strictObject({ events: z.array(event) }),
  z.strictObject({ error: z.string() }),
]);

export type ReadEvent = z.output<typeof event>;

/** iCalendar as libraries of Python read it, in a process that lives as long as its tests. */
export interface IcalReader {
  /**
   * The events of a file, expanded between two instants (RFC 3339); dates of all-day events, else
   * instants in UTC. Throws where the libraries find it wrong.
   */
  read(file: string, from: string, to: string): Promise<readonly ReadEvent[]>;
  close(): void;
}

export function startIcalReader(): IcalReader {
  // Nothing is written beside the sources, and no zone data are the system's.
  const child = spawn(inject('python'), ['-B', '-X', 'utf8', PROGRAM], {
    env: { ...process.env, PYTHONTZPATH: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async read(file, from, to) {
      const zoneData = newestZoneData();
      child.stdin.write(`${JSON.stringify({ file, from, to, zoneData })}\n`);
      const line = await lines.next();
      if (line.done === true) throw new Error('The reader has ended.');
      const read = answer.parse(JSON.parse(line.value));
      if ('error' in read) throw new Error(read.error);
      return read.events;
    },
    close: () => child.stdin.end(),
  };
}
