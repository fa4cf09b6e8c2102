import type { Request, RequestHandler } from 'express';
import type { Caller } from './endpoint.ts';

/** A batch can take 20 MB while it is worked on. */
const AT_ONCE = 4;

/** How long a body may take to arrive, or an answer to be taken, where others wait for the place. */
const PATIENCE_MS = 20_000;

/** The requests of one caller. */
interface Queue {
  underWay: number;
  /** Lets each in; the one that has waited longest comes first. */
  readonly waiting: Set<() => void>;
}

/**
 * Lets a few batches of a caller in at once. The others wait with their bodies unread, so that hundreds take
 * no more memory than a few; one caller never waits for another. A batch that only waits for its client, while
 * others wait for its place, is cut off after a while: four that never end would be in the way of all.
 */
export function batchPlaces(
  isBatch: (request: Request) => boolean,
  callerOf: (request: Request) => Caller,
  patienceMs = PATIENCE_MS,
): RequestHandler {
  const queues = new Map<string, Queue>();
  return (request, response, next) => {
    if (!isBatch(request)) return next();
    // Closed while its key was looked up: no further event would free its place.
    if (response.closed) return;
    const caller = callerOf(request).id;
    const queue = queues.get(caller) ?? { underWay: 0, waiting: new Set() };
    queues.set(caller, queue);
    const leave = (): void => {
      queue.underWay -= 1;
      const [first] = queue.waiting;
      if (first) first();
      else if (queue.underWay === 0) queues.delete(caller);
    };
    const enter = (): void => {
      queue.waiting.delete(enter);
      queue.underWay += 1;
      const watch = setInterval(() => {
        const isTheirTurn = !request.complete || response.writableEnded;
        if (isTheirTurn && queue.waiting.size > 0) request.socket.destroy();
      }, patienceMs);
      watch.unref();
      response.once('close', () => {
        clearInterval(watch);
        leave();
      });
      next();
    };
    if (queue.underWay < AT_ONCE) return enter();
    queue.waiting.add(enter);
    response.once('close', () => queue.waiting.delete(enter));
  };
}
