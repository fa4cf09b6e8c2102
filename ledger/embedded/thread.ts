import { parentPort, workerData } from 'node:worker_threads';
import { createPglite } from './create.ts';
import { toFailure, type Request, type Opened, type Reply } from './messages.ts';

/** The program of the thread in which the embedded database runs: opens it, then answers. */

const port = parentPort;
if (port === null) throw new Error('This is the program of a thread.');

const said: string[] = [];
try {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- given by whoever starts it
  const pglite = await createPglite(workerData as string, said);
  port.on('message', ({ id, text, parameters }: Request) => {
    const done: Promise<unknown> = text === null ? pglite.close() : pglite.query(text, parameters);
    done.then(
      (answer) => tell({ id, answer }),
      (error: unknown) => tell({ id, failure: toFailure(error) }),
    );
  });
  tell({ failure: null, said });
} catch (error) {
  tell({ failure: toFailure(error), said });
}

function tell(message: Opened | Reply): void {
  port?.postMessage(message);
}
