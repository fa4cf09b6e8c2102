import { jsonBytes } from '../../domain/case/json-bytes.ts';

/** A message may hold a state and a file besides; together they stay below Temporal's 2 MiB. */
const MAX_EVENTS = 50;
const MAX_BYTES = 300_000;

/**
 * Takes as many of the events, from the first on, as fit into one message: at least one, in order.
 */
export function messageBatch<T>(events: readonly T[]): readonly T[] {
  let bytes = 0;
  const end = events.findIndex((event, index) => {
    bytes += jsonBytes(event);
    return index > 0 && (index >= MAX_EVENTS || bytes > MAX_BYTES);
  });
  return end === -1 ? events : events.slice(0, end);
}
