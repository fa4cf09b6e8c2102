import type { Condition } from '../../catalogue/schema/condition.ts';
import { CATEGORIES } from '../../catalogue/schema/vocabulary.ts';
import { caseFacts, type CaseFacts } from '../../domain/case/case-facts.ts';
import { commitmentFor } from '../../domain/case/commitment-for.ts';
import {
  METRICS,
  type CaseFile,
  type Commitment,
  type CommitmentRow,
  type Metric,
  type Severity,
} from '../../domain/case/types.ts';

/** What is promised at one severity. */
export type Promises = Readonly<Partial<Record<Metric, Commitment>>>;

/** A table of promises by severity. */
export type PromiseTable = Readonly<Record<Severity, Promises>>;

const AT_ALL_HOURS = [{ kind: '24x7', calendar: null }] as const;

/** For which cases rows are. */
interface RowsFor {
  /** Stands before their ids. */
  readonly name?: string;
  readonly categories?: readonly string[];
  readonly when?: Condition;
}

/** The rows of a table, for cases of every category. Ids that occur twice for a metric get their severity. */
export function rows(
  table: PromiseTable,
  { name: prefix = '', categories = CATEGORIES, ...rest }: RowsFor = {},
): readonly CommitmentRow[] {
  const used = new Set<string>();
  return Object.entries(table).flatMap(([severity, promises]) =>
    metricsOf(promises).flatMap((metric) => {
      const promise = promises[metric];
      if (!promise) return [];
      const name = `${metric} ${promise.rule}`;
      const again = used.has(name) ? `-${severity.toLowerCase()}` : '';
      const rule = `${prefix}${promise.rule}${again}`;
      used.add(name);
      const coverage = metric === 'first_response' ? AT_ALL_HOURS : [];
      return [{ coverage, ...promise, ...rest, rule, metric, categories, severities: [severity] }];
    }),
  );
}

/** The metrics of promises, the built-in ones first. */
function metricsOf(promises: Promises): readonly Metric[] {
  return [...new Set<Metric>([...METRICS, ...Object.keys(promises)])];
}

/** The table of what a case is promised at each severity of its offering that has rows for it. */
export function promisesOf(
  file: Pick<CaseFile, 'commitments' | 'metrics' | 'severities'>,
  facts: CaseFacts,
): PromiseTable {
  const table = file.severities.flatMap(({ id: severity }) => {
    const found = file.metrics.flatMap(({ id: metric }) => {
      const row = commitmentFor(file, metric, { ...facts, severity });
      return row ? [[metric, row] as const] : [];
    });
    return found.length > 0 ? [[severity, Object.fromEntries(found)] as const] : [];
  });
  return Object.fromEntries(table);
}

/** The same of a case as it was opened. */
export function promisesIn(file: CaseFile): PromiseTable {
  return promisesOf(file, caseFacts(file, { changes: {}, severity: file.request.severity }));
}
