import express, { type Request, type RequestHandler } from 'express';
import { invalidBody, problem } from './problems.ts';

/** How large a body may be, unpacked. */
interface Limit {
  readonly bytes: number;
  readonly words: string;
}

const USUAL: Limit = { bytes: 256 * 1024, words: '256 kB' };
const BATCH: Limit = { bytes: 4 * 1024 * 1024, words: '4 MiB' };

/** Deeper than any body of this API; a limit so that nothing that walks a body can run out of stack. */
const DEEPEST = 32;

/** Signs that PostgreSQL cannot keep: NUL, and halves of a surrogate pair. */
const UNSTORABLE = /[\0\p{Cs}]/u;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the body as JSON into `request.body`, `undefined` where there is none. What comes to the
 * batch paths is never kept, and judged by schemas that look no deeper than they are: it may be
 * larger, and is not searched for what cannot be stored.
 *
 * The bytes are decoded here and not by Express, whose reader replaces malformed UTF-8 in silence.
 */
export function jsonBody(batchPaths: ReadonlySet<string>): RequestHandler[] {
  const usual = reader(USUAL);
  const batch = reader(BATCH);
  // To Express a slash at the end makes no other address.
  const isBatch = ({ baseUrl, path }: Request) =>
    batchPaths.has(`${baseUrl}${path}`.replace(/\/$/, ''));
  const read: RequestHandler = (request, response, next) => {
    (isBatch(request) ? batch : usual)(request, response, next);
  };
  const check: RequestHandler = (request, _response, next) => {
    if (!isBatch(request)) checkStorable(request.body);
    next();
  };
  return [requireJson, read, decode, check];
}

function reader({ bytes, words }: Limit): RequestHandler {
  const read = express.raw({ type: () => true, limit: bytes });
  return (request, response, next) => {
    read(request, response, (error?: unknown) => {
      next(isTooLarge(error) ? tooLarge(words) : error);
    });
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'entity.too.large';
}

function tooLarge(words: string) {
  return problem('body-too-large', `The body is larger than ${words}, the limit of this address.`);
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
