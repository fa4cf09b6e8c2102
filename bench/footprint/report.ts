import { figure, table } from '../table.ts';
import type { Footprint, Memory } from './memory.ts';

/** One measurement of a service that had been left alone. */
export interface Measured {
  /** `embedded` or `PostgreSQL`. */
  readonly database: string;
  readonly what: string;
  /** From `npm start` to `Ready`; null if it was ready before. */
  readonly readyMs: number | null;
  readonly footprint: Footprint;
}

interface Setting {
  readonly machine: string;
  readonly idleSeconds: number;
}

/** The part of the document. */
export function report(measured: readonly Measured[], { machine, idleSeconds }: Setting): string {
  const head = ['', 'seconds to ready', 'MB of Node', 'MB of the engine'];
  const rows = measured.map(({ database, what, readyMs, footprint }) => [
    `${database === 'embedded' ? 'embedded database' : database}, ${what}`,
    readyMs === null ? '' : figure(readyMs / 1000),
    megabytes(footprint.node),
    megabytes(footprint.engine),
  ]);
  return `
Written by \`npm run bench:footprint\`. ${machine}.

The memory of all Node processes together, including npm's own, ${idleSeconds} seconds after the last request.
A memory page that processes share counts once; the sum of what each of them holds is in brackets.

${table([head, ...rows])}
`;
}

function megabytes({ together, resident }: Memory): string {
  return `${Math.round(together)} (${Math.round(resident)})`;
}
