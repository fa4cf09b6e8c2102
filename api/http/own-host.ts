import type { RequestHandler } from 'express';
import type { ApiDeps } from './deps.ts';
import { problem } from './problems.ts';

/**
 * Refuses requests for hosts of others (403), which a page in a browser sends whose domain was
 * pointed at this machine. What is open without a key is not shown to it either.
 */
export function requireOwnHost({
  isOwnHost,
  publicUrl,
}: Pick<ApiDeps, 'isOwnHost' | 'publicUrl'>): RequestHandler {
  return ({ headersDistinct }, _response, next) => {
    if (isOwnHost(headersDistinct['host'])) {
      next();
      return;
    }
    const detail =
      `This API does not answer to the host of the request. Use ${publicUrl}, or set SLA_PUBLIC_URL ` +
      'to where people reach it, or SLA_ALLOWED_HOSTS to its further names.';
    next(problem('foreign-host', detail));
  };
}
