import { holds, type Facts } from '../../catalogue/schema/condition.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import type { Source } from '../case/types.ts';

/** A rule of the offering that the request breaks. */
export interface BrokenRule {
  /** Stable and machine-readable, such as `severity-a-technical-only`. */
  readonly code: string;
  readonly detail: string;
  /** The field that would have to change, as a dotted path: `contact.email`. */
  readonly field: string;
  readonly source: Source;
  /** What the same case could request instead, as fields of the request. */
  readonly alternative: Readonly<Record<string, unknown>> | null;
}

/** Every broken rule, in the offering's order. */
export function refusalsOf(offering: Offering, facts: Facts): readonly BrokenRule[] {
  return offering.rules
    .filter(({ when }) => holds(when, facts))
    .map(({ code, detail, field, source, alternative }) => ({
      code,
      detail,
      field,
      source,
      alternative,
    }));
}
