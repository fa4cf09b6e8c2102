import { nameLookup } from '../notifications/names/name-lookup.ts';
import type { Resolve } from '../notifications/targets/private-target.ts';

/** The caller of a request is waiting. */
const TIMEOUT_MS = 2_000;

/**
 * Looks up names as connections do, in places of its own: requests take none from alerts. What only the system
 * knows is not asked for, as where targets are looked up here they have to be public.
 */
export function resolver(): Resolve {
  const lookup = nameLookup({ askSystem: null, withinMs: TIMEOUT_MS });
  return (name) =>
    lookup(name).then(
      (found) => found.map(({ address }) => address),
      () => [],
    );
}
