import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { freePorts, isPortFree } from '../system/ports.ts';

const ports = z.array(z.int().min(1).max(65_535));

/**
 * So many free ports on loopback for the parts of a server to talk over: the same as at the last
 * start where they are still free. A server remembers its parts by their addresses for a while, and
 * with other ones it would wait for those of the last run when it starts and when it stops.
 */
export async function innerPorts(engineDir: string, count: number): Promise<number[]> {
  const file = join(engineDir, 'inner-ports.json');
  const remembered = read(file);
  const free = await Promise.all(remembered.map((port) => isPortFree('127.0.0.1', port)));
  if (remembered.length === count && free.every(Boolean)) return remembered;
  const chosen = await freePorts(count);
  writeFileSync(file, JSON.stringify(chosen));
  return chosen;
}

function read(file: string): number[] {
  try {
    return ports.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
