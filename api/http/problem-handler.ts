import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import {
  AccountExistsError,
  InvalidCursorError,
  LedgerUnavailableError,
  TooManySubscriptionsError,
} from '../../ledger/errors.ts';
import {
  CaseBusyError,
  EngineBusyError,
  EngineUnavailableError,
} from '../../temporal/case-gateway.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { invalidQuery, notFound, problem, Problem } from './problems.ts';
import { sentAgain, type SentAgain } from './sent-again.ts';

/** The one place that turns whatever was thrown into a problem document. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const found = problemOf(error, sentAgain(request));
    const requestId = String(response.getHeader('X-Request-Id') ?? '');
    // A failing check has its own line in the log, and probes ask again every few seconds.
    if (found.kind.status >= 500 && found.code !== 'not-ready') {
      log.error({ err: error, requestId, method: request.method, path: request.path }, found.code);
    }
    response
      .status(found.kind.status)
      .set(found.headers)
      .type('application/problem+json')
      .send(JSON.stringify(found.toDocument(requestId)));
  };
}

/** Answers 404 to requests that no route has taken. */
export const unknownAddress: RequestHandler = (request, _response, next) => {
  next(notFound(`address ${request.path}`));
};

function problemOf(error: unknown, again: SentAgain): Problem {
  if (error instanceof Problem) return error;
  return (
    ledgerProblemOf(error) ??
    engineProblemOf(error, again) ??
    httpProblemOf(error) ??
    internal(error)
  );
}

function internal(cause: unknown): Problem {
  return problem('internal', 'The request failed; the log says why.', { cause });
}

function ledgerProblemOf(error: unknown): Problem | null {
  if (error instanceof AccountExistsError) return problem('account-exists', error.message);
  if (error instanceof TooManySubscriptionsError) {
    return problem('too-many-subscriptions', error.message);
  }
  if (error instanceof InvalidCursorError) {
    return invalidQuery([{ path: 'cursor', message: 'is not a cursor of this list' }]);
  }
  if (error instanceof LedgerUnavailableError) {
    return later('database-unavailable', 'The database is not answering.', error);
  }
  return null;
}

const NO_ANSWER = 'The engine is not answering.';
const MAY_BE_DONE = `${NO_ANSWER} The request may have been carried out anyway:`;

const UNAVAILABLE: Readonly<Record<SentAgain, string>> = {
  'changes-nothing': NO_ANSWER,
  'is-done-once': `${MAY_BE_DONE} send it again with the same Idempotency-Key, and nothing is done twice.`,
  'may-be-done-twice': `${MAY_BE_DONE} check before you send it again.`,
};

function engineProblemOf(error: unknown, again: SentAgain): Problem | null {
  if (error instanceof EngineUnavailableError) {
    return later('engine-unavailable', UNAVAILABLE[again], error);
  }
  if (error instanceof CaseBusyError) {
    const detail = 'The case takes no act for the moment, and took none of this request.';
    return later('engine-unavailable', detail, error);
  }
  if (error instanceof EngineBusyError) {
    return later('too-many-requests', 'The engine is overloaded.', error);
  }
  return null;
}

function later(code: ProblemCode, detail: string, cause: Error): Problem {
  return problem(code, detail, { headers: { 'Retry-After': '1' }, cause });
}

/** The problems for errors of Express and its body reader. */
function httpProblemOf(error: unknown): Problem | null {
  if (error instanceof URIError) {
    return problem('invalid-path', 'The path contains an escape that cannot be decoded.');
  }
  if (!(error instanceof Error)) return null;
  const status = 'status' in error ? error.status : null;
  if (status === 413 && 'limit' in error) {
    const limit = sizeOf(Number(error.limit));
    const detail = `The body is larger than ${limit}, the limit for this address.`;
    return problem('body-too-large', detail);
  }
  if (status === 415) {
    return problem('unsupported-media-type', 'The encoding of the body is not supported.');
  }
  if (status === 400) {
    return problem(
      'invalid-json',
      'The body is not well-formed JSON, or not compressed as its headers say.',
    );
  }
  return null;
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ** 2 ? `${bytes / 1024} kB` : `${bytes / 1024 ** 2} MiB`;
}
