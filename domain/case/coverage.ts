import { applies, type Facts } from '../../catalogue/schema/condition.ts';
import type { Coverage, CoverageChoice } from './commitment.ts';

/** The first coverage in a list that holds for the facts. Throws `TypeError` if none does. */
export function coverageFor(list: readonly CoverageChoice[], facts: Facts): Coverage {
  const found = list.find((each) => applies(each, facts));
  if (found === undefined) throw new TypeError('the last coverage of a list holds always');
  return { kind: found.kind, calendar: found.calendar };
}
