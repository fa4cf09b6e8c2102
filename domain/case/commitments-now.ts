import { caseFacts, openingFacts, type CaseFacts } from './case-facts.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseNow } from './changed-case.ts';
import { commitmentFor } from './commitment-for.ts';
import type { Commitment, CommitmentRow, Metric } from './commitment.ts';
import { remembered } from './remembered.ts';

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
  readonly #rowsAtAnySeverity = new Map<Metric, CommitmentRow | null>();

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
    return remembered(this.#rows, metric, () => commitmentFor(this.#file, metric, this.facts));
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
    return this.rowFor(metric) !== null || this.#atAnySeverity(metric) !== null;
  }

  #atAnySeverity(metric: Metric): CommitmentRow | null {
    return remembered(this.#rowsAtAnySeverity, metric, () => {
      for (const { id } of this.#file.severities) {
        const row = commitmentFor(this.#file, metric, this.facts, id);
        if (row !== null) return row;
      }
      return null;
    });
  }
}
