import { parseArgs } from 'node:util';
import { z } from 'zod';
import { writePart } from '../document.ts';
import { machine } from '../machine.ts';
import { rotated } from '../rotated.ts';
import { spreadOf } from '../spread.ts';
import { figures, table } from '../table.ts';
import { closeConnections, post, type Exchange } from './client.ts';
import { VARIANTS, type Variant } from './requests.ts';
import { startServer } from '../server.ts';

/*
 * `POST /v1/deadlines` with 1,000 items, over HTTP on loopback, server and client in one process:
 *
 *     npm run bench:deadlines              # a minute; writes its part of docs/performance.md
 *     npm run bench:deadlines -- --quick   # few rounds, printed alone
 */

/** Rounds in which code is compiled and calendars are cached; they do not count. */
const WARM_UP = 10;

const answers = z.object({ items: z.array(z.object({ dueAt: z.iso.datetime() })).length(1_000) });

/** All kinds of requests take turns, so that a machine that slows down does so for all. */
async function measure(url: string, rounds: number): Promise<Map<Variant, Exchange[]>> {
  const exchanges = new Map<Variant, Exchange[]>(VARIANTS.map((variant) => [variant, []]));
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const variant of rotated(VARIANTS, WARM_UP + round)) {
      const exchange = await post(url, variant.body(WARM_UP + round));
      check(variant, exchange);
      if (round >= 0) exchanges.get(variant)?.push(exchange);
    }
  }
  return exchanges;
}

/** Throws unless every item has a deadline. */
function check({ label }: Variant, { status, text }: Exchange): void {
  const read = status === 200 ? answers.safeParse(JSON.parse(text)) : null;
  if (!read?.success) throw new Error(`${label}: ${status} ${text.slice(0, 300)}`);
}

function report(exchanges: ReadonlyMap<Variant, readonly Exchange[]>, rounds: number): string {
  const rows = [...exchanges].map(([{ label, hours }, done]) => [
    `${label}, +${hours.toLocaleString('en-US')} h`,
    figures(spreadOf(done.map(({ wallMs }) => wallMs))),
    figures(spreadOf(done.map(({ cpuMs }) => cpuMs))),
  ]);
  return `
Written by \`npm run bench:deadlines\`. ${machine()}.

Milliseconds for a request of 1,000 items, over HTTP on loopback with server and client in one
process: the median of ${rounds} rounds, with minimum and maximum.

${table([['calendars, amount', 'elapsed time', 'CPU time'], ...rows])}
`;
}

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const rounds = values.quick ? 5 : 41;
const server = await startServer();
try {
  const text = report(await measure(`${server.url}/v1/deadlines`, rounds), rounds);
  console.log(text);
  if (!values.quick) await writePart('deadlines', text);
} finally {
  closeConnections();
  await server.stop();
}
