import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import type { NameLookup } from './name-lookup.ts';

/** A lookup of ours as connections call for it. */
export function connectionLookup(lookup: NameLookup): LookupFunction {
  const ask = callbackify(lookup);
  return (name, { all }, done) => {
    ask(name, (error, found) => {
      const [first] = found ?? [];
      if (error || !first) done(error, []);
      else if (all) done(null, [...found]);
      else done(null, first.address, first.family);
    });
  };
}
