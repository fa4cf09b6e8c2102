import type { LookupFunction } from 'node:net';

type Answer = Parameters<Parameters<LookupFunction>[2]>;

/**
 * One lookup of a name is under way at a time, whoever asks meanwhile gets its answer. The system
 * looks names up in a few threads that everybody in this process shares: a name whose server is
 * silent, asked for by many attempts, would keep the others from connecting to anywhere.
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
