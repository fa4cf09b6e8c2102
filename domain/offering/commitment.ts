import { isRowFor } from '../../catalogue/schema/cell.ts';
import { applies, type Facts } from '../../catalogue/schema/condition.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { FURTHER_METRICS } from '../../catalogue/schema/vocabulary.ts';
import type { CaseRequest, Commitment, SeverityCommitments } from '../case/types.ts';

/** Thrown if no row fits a case and no rule refuses it, so the offering was not checked on loading. */
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
 * What the offering promises at the severity of a request: for each metric, the first row that
 * holds. Null if it has no row for the first response, as for a severity that its rules refuse to
 * every such case.
 */
export function commitmentsAt(
  offering: Offering,
  request: CaseRequest,
  facts: Facts,
): SeverityCommitments | null {
  const first = firstResponse(offering, request, facts);
  if (first === null) return null;
  const further = FURTHER_METRICS.flatMap((metric) => {
    const row = offering.clocks.find(
      (each) => each.metric === metric && isRowFor(each, request) && applies(each, facts),
    );
    if (!row) return [];
    const { id: rule, target, calendar, pausesOnCustomer, warnings, escalations, source } = row;
    const note = row.note ?? null;
    const timed = { target, calendar, pausesOnCustomer, warnings, escalations, note };
    return [[metric, { rule, ...timed, coverage: first.coverage, source }] as const];
  });
  return { first_response: first, ...Object.fromEntries(further) };
}

/** The first row that holds. */
function firstResponse(offering: Offering, request: CaseRequest, facts: Facts): Commitment | null {
  const row = offering.commitments.find((each) => isRowFor(each, request) && applies(each, facts));
  if (!row) return null;
  return {
    rule: row.id,
    target: row.target,
    calendar: row.calendar,
    coverage: row.coverage,
    warnings: row.warnings ?? offering.warnings.percents,
    pausesOnCustomer: false,
    escalations: row.escalations ?? [],
    note: row.note ?? null,
    source: row.source,
  };
}
