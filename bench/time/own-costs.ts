import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

const costs = z.object({
  firstMs: z.number(),
  newZoneMs: z.array(z.number()),
  knownZoneMs: z.array(z.number()),
  firstYearKb: z.number(),
  laterYearKb: z.number(),
});

/** What compiling costs, as `own-costs-host.ts` measures it in a process of its own. */
export type OwnCosts = z.output<typeof costs>;

export async function ownCosts(): Promise<OwnCosts> {
  const host = fileURLToPath(new URL('./own-costs-host.ts', import.meta.url));
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', host]);
  return costs.parse(JSON.parse(stdout));
}
