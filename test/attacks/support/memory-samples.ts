import { readFileSync } from 'node:fs';
import type { Desk } from '../../support/desk.ts';

/** What a service takes, in MB of 10^6 bytes. */
export interface MemorySample {
  readonly seconds: number;
  /** Of the service's own process, and of its engine. */
  readonly service: number;
  readonly engine: number;
  /** What the service's JavaScript holds, inside of its heap and outside. */
  readonly held: number;
}

const MB = 1_000_000;

/** @param pids of the service's own process and of its engine */
export async function memorySample(
  desk: Desk,
  [service, engine]: readonly [number, number],
  seconds: number,
): Promise<MemorySample> {
  const metrics = await (await desk.get('/metrics')).text();
  const figure = (name: string): number =>
    Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]) / MB;
  return {
    seconds: Math.round(seconds),
    service: residentMb(service),
    engine: residentMb(engine),
    held: figure('nodejs_heap_size_used_bytes') + figure('nodejs_external_memory_bytes'),
  };
}

function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024) / MB;
}
