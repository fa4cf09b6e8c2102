import type Holidays from 'date-holidays';
import type { HolidayCorrection } from './holiday-corrections.ts';

/**
 * A correction that changes nothing: it has a mistake, or became needless when the library was
 * updated.
 */
export class HolidayCorrectionError extends Error {
  override readonly name = 'HolidayCorrectionError';

  /** @param problem what is wrong, and for which country or part */
  constructor(problem: string) {
    super(
      `${problem}; look at what the library says now, then correct the entry under policies/holiday-corrections/ or take it out`,
    );
  }
}

/**
 * Corrects a library that was made for a country (`part` null) or for one of its parts (ISO
 * 3166-2).
 * Throws `HolidayCorrectionError`.
 */
export function correctLibrary(
  library: Holidays,
  corrections: readonly HolidayCorrection[],
  country: string,
  part: string | null,
): void {
  for (const { in: parts, drop = [], add } of corrections) {
    if (parts && !parts.some((each) => each === part)) continue;
    // A part may lack some of the whole country's rules.
    const mustKnow = parts !== undefined || part === null;
    for (const rule of drop) {
      if (library.unsetRule(rule) || !mustKnow) continue;
      throw new HolidayCorrectionError(`there is no rule "${rule}" of ${part ?? country} to drop`);
    }
    for (const rule of add?.rules ?? []) addRule(library, rule, add?.name ?? rule);
  }
}

function addRule(library: Holidays, rule: string, name: string): void {
  // With `substitute`, the library marks the names of days that the rule moved, and no others.
  const read = library.setHoliday(rule, { name: { en: name }, type: 'public', substitute: true });
  if (!read) throw new HolidayCorrectionError(`the rule "${rule}" of ${name} cannot be read`);
}

/** Throws `HolidayCorrectionError` if a correction names a part that the country does not have. */
export function checkParts(
  corrections: readonly HolidayCorrection[],
  country: string,
  parts: readonly string[],
): void {
  const unknown = corrections
    .flatMap((each) => each.in ?? [])
    .find((each) => !parts.includes(each));
  if (unknown === undefined) return;
  throw new HolidayCorrectionError(`there is no part ${unknown} of ${country} to correct`);
}
