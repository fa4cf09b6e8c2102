import { parentPort, workerData } from 'node:worker_threads';
import { createPglite } from './create.ts';
import { toFailure, type Request, type Opened, type Reply } from './messages.ts';

/** The program of the thread in which the embedded database runs: opens it, then answers requests. */

const port = parentPort;
if (port === null) throw new Error('This is the program of a thread.');

const said: string[] = [];
try {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- set by `openPglite`
  const pglite = await createPglite(workerData as string, said);
  port.on('message', ({ id, text, parameters }: Request) => {
    const done: Promise<unknown> = text === null ? pglite.close() : pglite.query(text, parameters);
    done.then(
      (answer) => send({ id, answer }),
      (error: unknown) => send({ id, failure: toFailure(error) }),
    );
  });
  send({ failure: null, said });
} catch (error) {
  send({ failure: toFailure(error), said });
}

function send(message: Opened | Reply): void {
  port?.postMessage(message);
}
