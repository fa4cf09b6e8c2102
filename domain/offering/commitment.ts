import { isRowFor } from '../../policies/cells.ts';
import { holds, type Facts } from '../../policies/matcher.ts';
import type { Offering } from '../../policies/schema.ts';
import type { CaseRequest, Commitment } from '../case/types.ts';
import { coverageFor } from './coverage.ts';

/** The row for the case was neither there nor refused: the offering was not checked when loaded. */
export class NoCommitmentError extends Error {
  override readonly name = 'NoCommitmentError';
  readonly offering: string;

  constructor(offering: string, { category, severity, plan }: CaseRequest) {
    super(
      `${offering} says nothing about ${category} at severity ${severity}, plan ${plan ?? 'none'}; load it with loadCatalogue, which refuses such an offering`,
    );
    this.offering = offering;
  }
}

/**
 * What the offering promises for a request that breaks none of its rules: the first row that holds
 * and, within it, the first coverage that does. Throws `NoCommitmentError`.
 */
export function commitmentFor(offering: Offering, request: CaseRequest, facts: Facts): Commitment {
  const row = offering.commitments.find(
    (each) => isRowFor(each, request) && (each.when === undefined || holds(each.when, facts)),
  );
  if (!row) throw new NoCommitmentError(offering.id, request);
  return {
    rule: row.id,
    target: row.target,
    calendar: row.calendar,
    coverage: coverageFor(row.coverage, facts),
    warnings: offering.warnings.percents,
    source: row.source,
  };
}
