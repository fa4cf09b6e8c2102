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

/** The policies cannot be used. Lists all mistakes, not only the first. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly problems: readonly PolicyProblem[];

  /** @param whereIs the place of a problem, as editors and terminals open it: `/policies/documents.yaml:3:5` */
  constructor(
    folder: string,
    problems: readonly PolicyProblem[],
    whereIs: (problem: PolicyProblem) => string,
  ) {
    const lines = problems.map((problem) => {
      const { path, message } = problem;
      return `  ${whereIs(problem)}${path && ` at ${path}`}: ${message}`;
    });
    super(
      `${problems.length} problem(s) in the policies under ${folder}; correct these files and start again:\n${lines.join('\n')}`,
    );
    this.problems = problems;
  }
}
