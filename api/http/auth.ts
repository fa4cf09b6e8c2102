import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { ApiKey, KeyStore } from '../../ledger/types/api-keys.ts';
import type { Caller } from './endpoint.ts';
import { hashKey, MAX_KEY_LENGTH } from './keys.ts';
import { problem } from './problems.ts';

const WINDOW_MS = 60_000;

/** How many wrong keys an address may send in a minute. A valid key is never limited. */
const MAX_FAILURES = 300;

/**
 * Refuses requests without a key of this installation (401, or 429 after too many), before any body is
 * read.
 */
export function requireKey(keys: KeyStore, failures = MAX_FAILURES): RequestHandler {
  const limited = limitFailures(failures);
  return async (request, response, next) => {
    const key = bearer(request.headers.authorization);
    const apiKey = key === null ? null : await keys.findByHash(hashKey(key));
    if (apiKey === null) {
      await limited(request, response, (limit?: unknown) => {
        next(limit ?? unauthorized(key !== null));
      });
      return;
    }
    callers.set(request, apiKey);
    next();
  };
}

/** Kept beside the requests, since Express has no typed place on them. */
const callers = new WeakMap<Request, ApiKey>();

/** The caller whose key `requireKey` accepted. Throws `TypeError` if the request has not passed it. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (!caller) throw new TypeError('the request has not passed requireKey');
  return caller;
}

/** RFC 6750; the name of the scheme is case-insensitive. */
function bearer(header: string | undefined): string | null {
  const key = /^Bearer +([\x21-\x7e]+) *$/i.exec(header ?? '')?.[1] ?? null;
  return key === null || key.length > MAX_KEY_LENGTH ? null : key;
}

function unauthorized(sent: boolean) {
  const challenge = sent
    ? 'Bearer realm="sla-timers", error="invalid_token"'
    : 'Bearer realm="sla-timers"';
  return problem(
    'unauthorized',
    sent ? 'This key is not valid here.' : 'Send a key as "Authorization: Bearer KEY".',
    { headers: { 'WWW-Authenticate': challenge } },
  );
}

function limitFailures(limit: number) {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    standardHeaders: false,
    legacyHeaders: false,
    // The address is that of the connection. Headers of proxies are not trusted, but they are no error.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, _response, next) => {
      next(
        problem('too-many-requests', 'Too many requests with a wrong key from this address.', {
          headers: { 'Retry-After': String(WINDOW_MS / 1000) },
        }),
      );
    },
  });
}
