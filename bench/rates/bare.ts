import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { actUpdate, countQuery, type bareCase } from './bare-workflow.ts';
import type { Contestant } from './contestant.ts';

const TASK_QUEUE = 'bare';

/**
 * Temporal alone, with a worker in a process of its own. Calls reject once that has ended, as nobody
 * would answer them.
 * @param address host:port of Temporal
 * @param input what every workflow is started with
 */
export async function startBare(
  { workflow, options: { namespace } }: Client,
  address: string,
  input: unknown,
): Promise<{ contestant: Contestant; stop: () => Promise<void> }> {
  const program = fileURLToPath(new URL('./bare-process.ts', import.meta.url));
  const child = fork(program, [address, namespace, TASK_QUEUE]);
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => {
    throw new Error(`the worker of the bare workflows ended with exit code ${code}`);
  });
  // Nobody waits for it between two calls.
  failed.catch(() => {});
  const unlessFailed = <T>(call: Promise<T>): Promise<T> => Promise.race([call, failed]);
  await unlessFailed(once(child, 'message'));

  async function start(): Promise<string> {
    const { workflowId } = await workflow.start<typeof bareCase>('bareCase', {
      workflowId: `bare_${randomUUID()}`,
      taskQueue: TASK_QUEUE,
      args: [input],
    });
    return workflowId;
  }

  function act(id: string): Promise<number> {
    const args = { by: 'Grace', note: null, at: new Date().toISOString() };
    return workflow.getHandle(id).executeUpdate(actUpdate, { args: [args] });
  }

  return {
    contestant: {
      open: () => unlessFailed(start()),
      act: (id) => unlessFailed(act(id)),
      read: (id) => unlessFailed(workflow.getHandle(id).query(countQuery)),
    },
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
