import { caseFacts, openingFacts, type CaseFacts } from './case-facts.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseNow } from './changed-case.ts';
import { commitmentFor } from './commitment-for.ts';
import type { Commitment, CommitmentRow, Metric } from './commitment.ts';

type Committed = Pick<
  CaseFile,
  'account' | 'commitments' | 'openedOutside' | 'request' | 'severities'
>;

/**
 * What the offering promises to a case as it is now. Every act asks for it several times, and it is found
 * once: a change of the case makes another of these.
 */
export class CommitmentsNow {
  readonly now: CaseNow;
  readonly #file: Committed;
  #facts: CaseFacts | null = null;
  readonly #rows = new Map<Metric, CommitmentRow | null>();
  readonly #promised = new Map<Metric, boolean>();

  constructor(file: Committed, now: CaseNow) {
    this.#file = file;
    this.now = now;
  }

  /** The case as rows and conditions of its offering look at it. */
  get facts(): CaseFacts {
    this.#facts ??= caseFacts(this.#file, this.now);
    return this.#facts;
  }

  /** The commitment to a first response under which the case runs. Throws `RangeError` if there is none. */
  get firstResponse(): CommitmentRow {
    const found =
      this.rowFor('first_response') ??
      commitmentFor(this.#file, 'first_response', openingFacts(this.#file));
    if (!found) throw new RangeError(`No commitment for severity ${this.now.severity}`);
    return found;
  }

  /** The row for a metric; null if the case is promised nothing. */
  rowFor(metric: Metric): CommitmentRow | null {
    const known = this.#rows.get(metric);
    if (known !== undefined) return known;
    const row = commitmentFor(this.#file, metric, this.facts);
    this.#rows.set(metric, row);
    return row;
  }

  /** The commitment for a metric, without a target if other cases alone have one; null if none has. */
  commitmentFor(metric: Metric): Commitment | null {
    const own = this.rowFor(metric);
    if (own !== null) return own;
    const any =
      this.#atAnySeverity(metric) ?? this.#file.commitments.find((row) => row.metric === metric);
    return any ? { ...any, target: null } : null;
  }

  /** Whether a metric is promised to the case at whatever severity. */
  isPromised(metric: Metric): boolean {
    const known = this.#promised.get(metric);
    if (known !== undefined) return known;
    const isPromised = this.rowFor(metric) !== null || this.#atAnySeverity(metric) !== null;
    this.#promised.set(metric, isPromised);
    return isPromised;
  }

  #atAnySeverity(metric: Metric): CommitmentRow | null {
    for (const { id: severity } of this.#file.severities) {
      const row = commitmentFor(this.#file, metric, { ...this.facts, severity });
      if (row !== null) return row;
    }
    return null;
  }
}
