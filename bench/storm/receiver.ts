import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A request as it arrived. */
export interface Arrival {
  readonly at: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly count: () => Promise<number>;
  /** Everything since the last call. */
  readonly take: () => Promise<readonly Arrival[]>;
  readonly stop: () => void;
}

/** Starts a receiver in a process of its own. */
export async function startReceiver(): Promise<Receiver> {
  const path = fileURLToPath(new URL('./receiver-process.ts', import.meta.url));
  const child = fork(path);
  const answer = async (): Promise<unknown> => (await once(child, 'message'))[0];
  const port = await answer();

  async function ask<T>(question: string): Promise<T> {
    const answered = answer();
    child.send(question);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own program
    return (await answered) as T;
  }

  return {
    url: `http://127.0.0.1:${String(port)}/alerts`,
    count: () => ask('count'),
    take: () => ask('take'),
    stop: () => child.disconnect(),
  };
}
