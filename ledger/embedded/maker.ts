import { createPglite } from './create.ts';
import { toFailure, type Opened } from './messages.ts';

/**
 * The program of the process that creates the embedded database: creates it, reports the outcome, and ends.
 */

// Once the parent is gone, another start may already be creating its own database.
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
