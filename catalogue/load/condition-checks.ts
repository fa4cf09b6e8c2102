import { holds } from '../schema/condition.ts';
import type { Offering } from '../schema/offering-schema.ts';
import { conditionsIn } from './asked-for.ts';
import { kindsOfCases } from './condition-space.ts';
import type { Report } from './policy-error.ts';

/** Checks that each condition can hold for some case, and fail for another. */
export function checkConditions(offering: Offering, report: Report): void {
  for (const { path, condition } of conditionsIn(offering)) {
    const kinds = kindsOfCases(offering, [condition]);
    if (kinds === null) continue;
    const held = kinds.filter((facts) => holds(condition, facts)).length;
    if (held === 0) report(path.join('.'), 'can never hold');
    else if (held === kinds.length) report(path.join('.'), 'always holds: leave it out');
  }
}
