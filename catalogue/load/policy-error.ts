/** One mistake in a file of policies. */
export interface PolicyProblem {
  /** Relative to the folder that was loaded. */
  readonly file: string;
  /** Dotted path inside the file; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** Reports a mistake at a dotted path of the file that is being checked. */
export type Report = (path: string, message: string) => void;

/** The tenth line after the ninth. */
const IN_ORDER = new Intl.Collator('en', { numeric: true });

/** The policies cannot be used. Lists all mistakes, not only the first. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly problems: readonly PolicyProblem[];
  /** Each mistake on a line, in the order of files and lines: `policies/documents.yaml:3:5 at 0.title: is required`. */
  readonly lines: readonly string[];

  /** @param whereIs the place of a problem, as editors and terminals open it: `/policies/documents.yaml:3:5` */
  constructor(
    folder: string,
    problems: readonly PolicyProblem[],
    whereIs: (problem: PolicyProblem) => string,
  ) {
    const places = problems.map((problem) => ({ problem, where: whereIs(problem) }));
    // By file, line and column, as a reader goes through them.
    const lines = places
      .toSorted((one, other) => IN_ORDER.compare(one.where, other.where))
      .map(
        ({ problem: { path, message }, where }) => `${where}${path && ` at ${path}`}: ${message}`,
      );
    const listed = lines.map((line) => `  ${line}`).join('\n');
    super(
      `${problems.length} problem(s) in the policies under ${folder}; correct these files and start again:\n${listed}`,
    );
    this.problems = problems;
    this.lines = lines;
  }
}
