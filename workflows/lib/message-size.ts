/** Temporal limits a message to 2 MiB; these stay far below it, whatever people write in notes. */
const MAX_EVENTS = 50;
const MAX_CHARACTERS = 200_000;

/**
 * Takes as many of the events, from the first on, as fit into one message: at least one, in order.
 * Lengths are those of JSON in UTF-16 units, each of which takes three bytes at most.
 */
export function messageBatch<T>(events: readonly T[]): readonly T[] {
  let characters = 0;
  const end = events.findIndex((event, index) => {
    characters += JSON.stringify(event).length;
    return index > 0 && (index >= MAX_EVENTS || characters > MAX_CHARACTERS);
  });
  return end === -1 ? events : events.slice(0, end);
}
