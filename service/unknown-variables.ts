import { closest, distance } from 'fastest-levenshtein';

/** A name that differs in more than this is more likely something else than a slip. */
const MOST_SLIPS = 3;

/** Says of each variable that looks like one of ours and is none what it may have been meant to be. */
export function unknownVariables(
  env: Readonly<Record<string, unknown>>,
  known: readonly string[],
): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('SLA_') && !known.includes(name))
    .map(
      (name) => `${name} is not a setting of this version and has no effect.${hint(name, known)}`,
    );
}

function hint(name: string, known: readonly string[]): string {
  const nearest = closest(
    name,
    known.filter((one) => one.startsWith('SLA_')),
  );
  return distance(name, nearest) <= MOST_SLIPS ? ` Did you mean ${nearest}?` : '';
}
