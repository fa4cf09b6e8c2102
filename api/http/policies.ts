import { z } from 'zod';
import { notFound } from './problems.ts';
import { wholeNumber } from './whole-number.ts';

/** The id of an offering or a calendar. */
export const policyId = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** The version of an offering or a calendar that is asked for. */
export const policyVersion = wholeNumber({ minimum: 1 })
  .optional()
  .meta({ description: 'The newest if absent, which new cases use' });

interface Policy {
  readonly id: string;
  readonly version: number;
}

/** The versions of an offering or a calendar, ascending. */
export function versionsOf(policies: readonly Policy[], id: string): number[] {
  return policies.filter((each) => each.id === id).map(({ version }) => version);
}

/** One version, by default the newest. Throws `Problem` 404 if there is none. */
export function findVersion<P extends Policy>(
  policies: readonly P[],
  id: string,
  version: number | undefined,
  noun: string,
): P {
  const asked = version ?? versionsOf(policies, id).at(-1);
  const found = policies.find((each) => each.id === id && each.version === asked);
  if (!found) throw notFound(`${noun} with this id and version`);
  return found;
}
