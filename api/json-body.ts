import express, { type RequestHandler } from 'express';
import { invalidBody, problem } from './problems.ts';

const LIMIT_BYTES = 256 * 1024;

/** Deeper than any body of this API; a limit so that nothing that walks a body can run out of stack. */
const DEEPEST = 32;

/** Signs that PostgreSQL cannot keep: NUL, and halves of a surrogate pair. */
const UNSTORABLE = /[\0\p{Cs}]/u;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the body as JSON into `request.body`, `undefined` where there is none.
 *
 * The bytes are decoded here and not by Express, whose reader replaces malformed UTF-8 in silence.
 */
export function jsonBody(): RequestHandler[] {
  return [requireJson, express.raw({ type: () => true, limit: LIMIT_BYTES }), decode];
}

const requireJson: RequestHandler = (request, _response, next) => {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined ||
    Number(request.headers['content-length'] ?? 0) > 0;
  if (!hasBody || isJson(request.headers['content-type'])) next();
  else next(problem('unsupported-media-type', 'The body must be sent as application/json.'));
};

function isJson(contentType: string | undefined): boolean {
  const [type, ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  return (
    type?.trim() === 'application/json' && /^charset="?utf-?8"?$/.test(charset ?? 'charset=utf-8')
  );
}

const decode: RequestHandler = (request, _response, next) => {
  const bytes: unknown = request.body;
  request.body = Buffer.isBuffer(bytes) && bytes.length > 0 ? parse(bytes) : undefined;
  checkStorable(request.body);
  next();
};

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not well formed' : 'it is not UTF-8';
    throw problem('invalid-json', `The body cannot be read as JSON: ${why}.`, { cause: error });
  }
}

/** Walks the body without recursion, so that its depth is judged before anything recurses. */
function checkStorable(body: unknown): void {
  let level: { path: string; value: unknown }[] = [{ path: '', value: body }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) {
      throw invalidBody([{ path: '', message: `is nested more than ${DEEPEST} levels deep` }]);
    }
    level = level.flatMap(childrenOf);
  }
}

function childrenOf({ path, value }: { path: string; value: unknown }) {
  if (typeof value === 'string') checkText(path, value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, child]) => {
    checkText(path, key);
    if (key === '__proto__') throw invalidBody([{ path, message: 'has a field named __proto__' }]);
    return { path: path === '' ? key : `${path}.${key}`, value: child as unknown };
  });
}

function checkText(path: string, text: string): void {
  if (UNSTORABLE.test(text)) {
    throw invalidBody([{ path, message: 'contains a NUL or half of a surrogate pair' }]);
  }
}
