import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** Asked every few seconds by machines: logged at `debug`. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/**
 * Names each request (`X-Request-Id`, the caller's own where it sent a plain one) and logs it when
 * it is answered. Neither headers, query nor bodies are logged: keys and people are in them.
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
