import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** Machines ask for these every few seconds, so they are logged at `debug`. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/**
 * Gives each request an id (`X-Request-Id`, the caller's own if it sent a plain one) and logs the request
 * once it has ended. Headers, query and body are not logged, since they contain keys and personal data.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const sent = request.get('X-Request-Id') ?? '';
    const requestId = /^[\w.-]{1,64}$/.test(sent) ? sent : randomUUID();
    const startedAt = performance.now();
    const { method, path } = request;
    response.setHeader('X-Request-Id', requestId);
    response.on('close', () => {
      const ms = Math.round(performance.now() - startedAt);
      const status = response.writableFinished ? response.statusCode : null;
      const line = { requestId, method, path, status, ms };
      if (PROBES.has(path)) log.debug(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}
