const NOT_IN_TIME = 'ETIMEOUT';

/** The addresses of a name were not found; `problem` completes a sentence whose subject is the name. */
export class NameLookupError extends Error {
  override readonly name = 'NameLookupError';
  readonly problem: string;
  readonly code: string;

  constructor(problem: string, code: string) {
    super(`The name ${problem} (${code})`);
    this.problem = problem;
    this.code = code;
  }

  /** Whether nobody has answered in time. */
  get isLate(): boolean {
    return this.code === NOT_IN_TIME;
  }
}

/** The name does not exist, or exists without an address. */
export function withoutAddress(): NameLookupError {
  return new NameLookupError('has no address', 'ENOTFOUND');
}

/** No answer came in time. */
export function notInTime(withinMs: number): NameLookupError {
  return new NameLookupError(`could not be looked up within ${withinMs / 1000} s`, NOT_IN_TIME);
}
