import { closest, distance } from 'fastest-levenshtein';

const PREFIX = 'SLA_';

/** A name that differs in more than this is more likely something else than a slip. */
const MAX_SLIPS = 3;

/** Says of each variable that looks like one of ours and is none what it may have been meant to be. */
export function unknownVariables(
  env: Readonly<Record<string, unknown>>,
  known: readonly string[],
): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && !known.includes(name))
    .map(
      (name) => `${name} is not a setting of this version and has no effect.${hint(name, known)}`,
    );
}

function hint(name: string, known: readonly string[]): string {
  const meant = withoutPrefix(name, known) ?? longer(name, known) ?? slip(name, known);
  return meant === null ? '' : ` Did you mean ${meant}?`;
}

/** Not every setting begins like most: SLA_PORT for PORT. */
function withoutPrefix(name: string, known: readonly string[]): string | null {
  return known.find((one) => PREFIX + one === name) ?? null;
}

/** The only one that ends like it: SLA_UI_PORT for SLA_ENGINE_UI_PORT. */
function longer(name: string, known: readonly string[]): string | null {
  const ending = name.slice(PREFIX.length - 1);
  const [only, ...others] = known.filter((one) => one.endsWith(ending));
  return others.length === 0 ? (only ?? null) : null;
}

function slip(name: string, known: readonly string[]): string | null {
  const ours = known.filter((one) => one.startsWith(PREFIX));
  const nearest = closest(name, ours);
  return distance(name, nearest) <= MAX_SLIPS ? nearest : null;
}
