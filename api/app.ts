import express, { type Express, type Request } from 'express';
import helmet from 'helmet';
import { docsRouter } from './docs.ts';
import { allEndpoints } from './endpoints.ts';
import { callerOf, requireKey } from './http/auth.ts';
import { batchPlaces } from './http/batch-places.ts';
import type { ApiDeps } from './http/deps.ts';
import type { Caller } from './http/endpoint.ts';
import { jsonBody } from './http/json-body.ts';
import { requireOwnHost } from './http/own-host.ts';
import { problemHandler, unknownAddress } from './http/problem-handler.ts';
import { requestLog } from './http/request-log.ts';
import { routerOf } from './http/routing.ts';
import { openApiDocument } from './openapi.ts';

const NOBODY: Caller = { id: 'nobody', name: 'nobody' };

/**
 * The Express application, which does not listen by itself. Everything it needs from outside is passed in.
 */
export function createApi(deps: ApiDeps): Express {
  const { clock, ledger, log } = deps;
  const endpoints = allEndpoints(deps);
  const open = endpoints.filter(({ spec }) => spec.open);
  const keyed = endpoints.filter(({ spec }) => !spec.open);
  const isBatch = isAt(keyed.filter(({ spec }) => spec.batch).map(({ spec }) => spec.path));
  let document: Buffer | undefined;

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requestLog(log), security(deps.publicUrl), requireOwnHost(deps));
  app.use(routerOf(open, { clock, callerOf: () => NOBODY }));
  app.get('/openapi.json', (_request, response) => {
    // Built on the first request for it, as most processes never get one; bytes, which all answers share.
    document ??= Buffer.from(JSON.stringify(openApiDocument(endpoints, deps)));
    response.type('json').send(document);
  });
  app.use(docsRouter());
  app.use(
    ['/v1', '/metrics'],
    requireKey(ledger.keys),
    batchPlaces(isBatch, callerOf),
    jsonBody(isBatch),
  );
  app.use(routerOf(keyed, { clock, callerOf }));
  app.use(unknownAddress, problemHandler(log));
  return app;
}

/** Whether a request is for one of these paths. To Express, a trailing slash makes no difference. */
function isAt(paths: readonly string[]): (request: Request) => boolean {
  const known = new Set(paths);
  return ({ baseUrl, path }) => known.has(`${baseUrl}${path}`.replace(/\/$/, ''));
}

/** Only an installation that is reached over https may tell browsers to use nothing else. */
function security(publicUrl: string) {
  const https = publicUrl.startsWith('https:');
  return helmet({
    strictTransportSecurity: https,
    contentSecurityPolicy: {
      directives: https ? {} : { upgradeInsecureRequests: null },
    },
  });
}
