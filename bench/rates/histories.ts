import { setTimeout } from 'node:timers/promises';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Client } from '@temporalio/client';
import { inParallel } from '../../test/support/in-parallel.ts';
import type { Contestant } from './contestant.ts';

/** How long a workflow's history is. */
export interface HistorySize {
  readonly events: number;
  readonly bytes: number;
}

/** A history that has not grown for so long has nothing under way. */
const SETTLED_MS = 2_000;

/** What a workflow was started with, which must be one payload of JSON, and its bytes. */
export async function inputOf(
  { workflow }: Client,
  id: string,
): Promise<{ input: unknown; bytes: number }> {
  const { events } = await workflow.getHandle(id).fetchHistory();
  const payloads = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  const [payload] = payloads;
  if (!payload?.data || payloads.length !== 1) {
    throw new Error(`${id} was started with ${payloads.length} payloads, not with one`);
  }
  return { input: defaultPayloadConverter.fromPayload(payload), bytes: payload.data.length };
}

/**
 * How long the histories of `count` are that were opened and then acted on, each time with nothing
 * of theirs left under way, as between acts of people.
 */
export async function historiesAfter(
  client: Client,
  count: number,
  [open, ...acts]: readonly [Contestant['open'], ...Contestant['act'][]],
): Promise<readonly HistorySize[]> {
  return inParallel(Array.from({ length: count }), async () => {
    const id = await open();
    let size = await settled(client, id);
    for (const act of acts) {
      await act(id);
      size = await settled(client, id);
    }
    return size;
  });
}

async function settled(client: Client, id: string): Promise<HistorySize> {
  let size = await sizeOf(client, id);
  for (;;) {
    await setTimeout(SETTLED_MS);
    const later = await sizeOf(client, id);
    if (later.events === size.events) return later;
    size = later;
  }
}

/** Throws if the engine does not say how many bytes it takes. */
async function sizeOf({ workflow }: Client, id: string): Promise<HistorySize> {
  const { historyLength, historySize } = await workflow.getHandle(id).describe();
  if (historySize === undefined) throw new Error(`the engine does not say how long ${id} is`);
  return { events: historyLength, bytes: historySize };
}
