import { closest, distance } from 'fastest-levenshtein';

const PREFIX = 'SLA_';

/** Names that differ by more than this are unlikely to be a typing error. */
const MAX_SLIPS = 3;

/**
 * A warning for each variable that looks like one of ours but is not, with what may have been
 * meant.
 */
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

/** Some settings have no prefix: SLA_PORT for PORT. */
function withoutPrefix(name: string, known: readonly string[]): string | null {
  return known.find((one) => PREFIX + one === name) ?? null;
}

/** The only setting with the same ending: SLA_UI_PORT for SLA_ENGINE_UI_PORT. */
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
