import type { FieldError } from '../../catalogue/schema/validate.ts';
import { PROBLEMS, type ProblemCode, type ProblemKind } from './problem-catalogue.ts';

interface ProblemOptions {
  /** Further members of the problem document. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A request that is not served, as an RFC 9457 problem document. `detail` is shown to the caller. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly kind: Pick<ProblemKind, 'status' | 'title'>;
  readonly detail: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    kind: Pick<ProblemKind, 'status' | 'title'>,
    detail: string,
    options: ProblemOptions = {},
  ) {
    super(`${code}: ${detail}`, { cause: options.cause });
    this.code = code;
    this.kind = kind;
    this.detail = detail;
    this.members = options.members ?? {};
    this.headers = options.headers ?? {};
  }

  /** The document as it is sent. */
  toDocument(requestId: string): Record<string, unknown> {
    return {
      type: problemType(this.code),
      title: this.kind.title,
      status: this.kind.status,
      detail: this.detail,
      code: this.code,
      ...this.members,
      requestId,
    };
  }
}

/** The stable `type` of a problem. It is a URN, since it is a name and not an address. */
export function problemType(code: string): string {
  return `urn:sla-timers:problem:${code}`;
}

/** A problem from the API's own catalogue. */
export function problem(code: ProblemCode, detail: string, options?: ProblemOptions): Problem {
  return new Problem(code, PROBLEMS[code], detail, options);
}

/** 400 with the fields that are wrong. */
export function invalidBody(errors: readonly FieldError[]): Problem {
  return problem('invalid-body', sentence(errors), { members: { errors } });
}

/** 400 with the query parameters that are wrong. */
export function invalidQuery(errors: readonly FieldError[]): Problem {
  return problem('invalid-query', sentence(errors), { members: { errors } });
}

/** 400 for a severity that the offering does not have; the message lists those that it has. */
export function unknownSeverity(message: string): Problem {
  const errors = [{ path: 'severity', message }];
  return problem('unknown-severity', `${message}.`, { members: { errors } });
}

/** 400 for a kind of wait that the offering does not have; the message lists those that it has. */
export function unknownWait(message: string): Problem {
  const errors = [{ path: 'kind', message }];
  const detail = message.endsWith('?') ? message : `${message}.`;
  return problem('unknown-wait', detail, { members: { errors } });
}

export function notFound(what: string): Problem {
  return problem('not-found', `There is no ${what}.`);
}

function sentence(errors: readonly FieldError[]): string {
  return errors
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
    .join('; ');
}
