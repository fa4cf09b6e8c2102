import { createPglite } from './create.ts';
import { toFailure, type Opened } from './messages.ts';

/** The program of the process that makes the embedded database: makes it, says how that went, and ends. */

// Another start may already make its own.
process.once('disconnect', () => process.exit());

const [, , folder = ''] = process.argv;
const said: string[] = [];
process.send?.(await make(), () => process.disconnect());

async function make(): Promise<Opened> {
  try {
    const pglite = await createPglite(folder, said);
    await pglite.close();
    return { failure: null, said };
  } catch (error) {
    return { failure: toFailure(error), said };
  }
}
