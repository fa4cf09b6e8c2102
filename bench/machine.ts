import { availableParallelism, cpus, loadavg } from 'node:os';
import { newestZoneData } from '../domain/time/zone.ts';

/** What the figures were measured on. */
export function machine(): string {
  const [{ model } = { model: 'an unknown processor' }] = cpus();
  const cores = availableParallelism();
  const load = loadavg()
    .map((each) => each.toFixed(1))
    .join(', ');
  return `Node ${process.versions.node} (its zone data ${process.versions['tz']}, ours ${newestZoneData()}), ${cores} cores (${model}), load average at the end ${load}`;
}
