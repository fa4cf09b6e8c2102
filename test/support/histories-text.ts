import { Client, Connection } from '@temporalio/client';

/** Everything that the Temporal UI could show: the whole histories of all workflows, read as text. */
export async function textOfHistories(
  address: string,
  namespace: string,
): Promise<ReadonlyMap<string, string>> {
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection, namespace });
    const texts = new Map<string, string>();
    for await (const { workflowId, runId } of workflow.list()) {
      const history = await workflow.getHandle(workflowId, runId).fetchHistory();
      texts.set(`${workflowId} ${runId}`, textIn(history));
    }
    return texts;
  } finally {
    await connection.close();
  }
}

/** All texts in a value, those in bytes too: payloads are bytes that hold JSON. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(textIn).join('\n');
}
