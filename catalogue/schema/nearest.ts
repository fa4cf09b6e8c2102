import { closest, distance } from 'fastest-levenshtein';

/** Two characters that changed places are two slips, so two of four may be wrong, and none of one. */
const SLIPS_PER_CHARACTER = 0.4;

/** Nobody mistypes a name of ours into a longer one; comparing 256 kB would take seconds. */
const MAX_LENGTH = 60;

/** The known name that was probably meant; null if none is close. */
export function nearest(name: string, known: readonly string[]): string | null {
  if (name.length > MAX_LENGTH || known.length === 0) return null;
  const written = name.toLowerCase();
  const near = closest(
    written,
    known.map((each) => each.toLowerCase()),
  );
  const found = known.find((each) => each.toLowerCase() === near) ?? null;
  return distance(written, near) <= Math.round(written.length * SLIPS_PER_CHARACTER) ? found : null;
}
