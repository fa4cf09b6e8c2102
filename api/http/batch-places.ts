import type { Request, RequestHandler } from 'express';
import type { Caller } from './endpoint.ts';

/** A batch can take 20 MB while it is worked on. */
const AT_ONCE = 4;

/** The requests of one caller. */
interface Line {
  underWay: number;
  /** Of those that have waited longest first. */
  readonly waiting: Set<() => void>;
}

/**
 * Lets a few requests of a caller in at once. The others wait with their bodies unread, so that hundreds take no more
 * memory than a few; one caller never waits for another.
 */
export function batchPlaces(callerOf: (request: Request) => Caller): RequestHandler {
  const lines = new Map<string, Line>();
  return (request, response, next) => {
    // Its close was announced before, while the key was looked up: it would keep its place for ever.
    if (response.closed) return;
    const caller = callerOf(request).id;
    const line = lines.get(caller) ?? { underWay: 0, waiting: new Set() };
    lines.set(caller, line);
    const leave = (): void => {
      line.underWay -= 1;
      const [first] = line.waiting;
      if (first) first();
      else if (line.underWay === 0) lines.delete(caller);
    };
    const enter = (): void => {
      line.waiting.delete(enter);
      line.underWay += 1;
      response.once('close', leave);
      next();
    };
    if (line.underWay < AT_ONCE) return enter();
    line.waiting.add(enter);
    response.once('close', () => line.waiting.delete(enter));
  };
}
