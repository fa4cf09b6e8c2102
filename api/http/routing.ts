import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Instant } from '../../domain/time/instant.ts';
import type { Answer, Caller, Endpoint } from './endpoint.ts';
import { jsonText } from './json-text.ts';
import { problem } from './problems.ts';
import { servedBy } from './sent-again.ts';

interface Context {
  readonly clock: () => Instant;
  readonly callerOf: (request: Request) => Caller;
}

/** The endpoints as a router. A known path answers other methods with 405. */
export function routerOf(endpoints: readonly Endpoint[], context: Context): Router {
  const router = Router({ caseSensitive: true });
  for (const [path, those] of byPath(endpoints)) {
    const route = router.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    for (const one of those) route[one.spec.method](serve(one, context));
    route.all(methodNotAllowed(those.map(({ spec }) => spec.method.toUpperCase())));
  }
  return router;
}

function byPath(endpoints: readonly Endpoint[]): Map<string, Endpoint[]> {
  const paths = new Map<string, Endpoint[]>();
  for (const one of endpoints) {
    paths.set(one.spec.path, [...(paths.get(one.spec.path) ?? []), one]);
  }
  return paths;
}

function serve(one: Endpoint, { clock, callerOf }: Context): RequestHandler {
  return async (request, response) => {
    servedBy(request, one.spec);
    const answer = await one.run(request, callerOf(request), clock());
    if (answer.status === 201)
      response.location(`${one.spec.createdUnder ?? one.spec.path}/${idOf(answer.body)}`);
    await send(response, answer);
  };
}

/** The id of what was created, which is found under it from then on. */
function idOf(made: unknown): string {
  const id = typeof made === 'object' && made !== null && 'id' in made ? made.id : null;
  if (typeof id !== 'string') throw new TypeError('what is made must have an id');
  return id;
}

async function send(
  response: Response,
  { status, body, text, mediaType = 'text/plain', headers }: Answer,
): Promise<void> {
  const isAwaited = () => !response.destroyed;
  response.status(status).set({ 'Cache-Control': 'no-store', ...headers });
  if (text !== undefined) response.type(mediaType).send(text);
  else if (body === undefined) response.end();
  else response.type('json').send(await jsonText(body, isAwaited));
}

function methodNotAllowed(methods: readonly string[]): RequestHandler {
  const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  const Allow = allowed.join(', ');
  return (request, _response, next) => {
    const detail = `${request.method} is not supported at this address; it supports ${Allow}.`;
    next(problem('method-not-allowed', detail, { headers: { Allow } }));
  };
}
