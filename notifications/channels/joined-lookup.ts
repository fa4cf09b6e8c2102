import type { LookupFunction } from 'node:net';

type Answer = Parameters<Parameters<LookupFunction>[2]>;

/**
 * Joins lookups of a name that is being looked up already. The system uses a few threads for all
 * lookups of this process: many attempts for a name whose server is silent would block all other
 * connections.
 */
export function joinedLookup(lookup: LookupFunction): LookupFunction {
  const underWay = new Map<string, ((...answer: Answer) => void)[]>();
  return (name, options, done) => {
    const key = JSON.stringify([name, options.family, options.hints, options.all]);
    const waiting = underWay.get(key);
    if (waiting) {
      waiting.push(done);
      return;
    }
    const all = [done];
    underWay.set(key, all);
    lookup(name, options, (...answer) => {
      underWay.delete(key);
      for (const one of all) one(...answer);
    });
  };
}
