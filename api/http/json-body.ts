import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import { invalidBody, problem } from './problems.ts';

/** The largest bodies in bytes, unpacked. */
const MAX_BYTES = 256 * 1024;
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/** Deeper than any body of this API, so that code which walks a body cannot run out of stack. */
const MAX_DEPTH = 32;

/** Characters that PostgreSQL cannot store: NUL, and halves of a surrogate pair. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/**
 * Reads the body as JSON into `request.body`, `undefined` if there is none. Bodies for the batch paths are
 * never stored, and their schemas look no deeper than they are themselves: they may be larger, and are not
 * searched for what cannot be stored. Passes on a `Problem` 400, 413 or 415.
 */
export function jsonBody(batchPaths: ReadonlySet<string>): RequestHandler[] {
  const usual = reader(MAX_BYTES);
  const batch = reader(MAX_BATCH_BYTES);
  // To Express, a trailing slash makes no difference.
  const isBatch = ({ baseUrl, path }: Request) =>
    batchPaths.has(`${baseUrl}${path}`.replace(/\/$/, ''));
  const read: RequestHandler = (request, response, next) => {
    // Many clients write `utf8`, a charset that Express does not know.
    request.headers['content-type'] = request.get('Content-Type')?.replace(/\butf8\b/i, 'utf-8');
    const isJson = request.is('application/json');
    // Null means no body. An empty body counts as one to Express, and would have the wrong type.
    if (isJson === null || Number(request.get('Content-Length')) === 0) next();
    else if (isJson === false) next(notJson());
    else (isBatch(request) ? batch : usual)(request, response, next);
  };
  const check: RequestHandler = (request, _response, next) => {
    if (!isBatch(request)) checkStorable(request.body);
    next();
  };
  return [read, check];
}

function reader(limit: number): RequestHandler {
  return express.json({
    limit,
    strict: false,
    // Express would silently replace malformed UTF-8, read UTF-16 too, and read an empty body as `{}`.
    verify: (_request, _response, bytes, charset) => {
      if (charset !== 'utf-8') throw notJson();
      if (bytes.length > 0 && isUtf8(bytes)) return;
      throw problem('invalid-json', 'The body is not JSON: it is empty or not UTF-8.');
    },
  });
}

function notJson() {
  return problem('unsupported-media-type', 'The body must be sent as application/json, in UTF-8.');
}

/** Walks the body without recursion, so that its depth is checked before any code recurses. */
function checkStorable(body: unknown): void {
  let level: { path: string; value: unknown }[] = [{ path: '', value: body }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      throw invalidBody([{ path: '', message: `is nested more than ${MAX_DEPTH} levels deep` }]);
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
