import type { CommitmentPolicy, Offering } from '../../catalogue/schema/offering-schema.ts';
import type { CaseRequest, CommitmentRow } from '../case/types.ts';

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

/** The offering's table of promises as a case keeps it: all rows, as an act may lead to any of them. */
export function rowsOf(offering: Offering): readonly CommitmentRow[] {
  const { commitments, clocks, warnings } = offering;
  return [
    ...commitments.map((row): CommitmentRow => ({
      ...commonOf(row),
      metric: 'first_response',
      coverage: row.coverage,
      warnings: row.warnings ?? warnings.percents,
      pausesOnCustomer: false,
      escalations: row.escalations ?? [],
    })),
    ...clocks.map((row): CommitmentRow => ({
      ...commonOf(row),
      metric: row.metric,
      coverage: [],
      warnings: row.warnings,
      pausesOnCustomer: row.pausesOnCustomer,
      escalations: row.escalations,
    })),
  ];
}

type Row = CommitmentPolicy | Offering['clocks'][number];

function commonOf({
  id,
  categories,
  severities,
  plans,
  when,
  target,
  calendar,
  note,
  source,
}: Row) {
  return {
    rule: id,
    categories,
    severities,
    ...(plans && { plans }),
    ...(when && { when }),
    target,
    calendar,
    note: note ?? null,
    source,
  };
}
