import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import { nextTurn } from './in-turn.ts';
import { jsonSize, type JsonSize } from './json-size.ts';
import { invalidBody, problem } from './problems.ts';
import { MAX_DEPTH, TOO_DEEP, tooMany } from './size-limits.ts';

/** What a body may have at most: bytes, unpacked, and what reading and checking it costs. */
interface BodyLimits {
  readonly bytes: number;
  readonly values: number;
  /** How many arrays and objects are nested, so that code which walks a body cannot run out of stack. */
  readonly depth: number;
}

const USUAL: BodyLimits = { bytes: 256 * 1024, values: 20_000, depth: MAX_DEPTH };

/** A thousand items with weeks and holidays of their own fit; the depth of each is measured by itself. */
const BATCH: BodyLimits = { bytes: 4 * 1024 * 1024, values: 60_000, depth: Infinity };

/** Characters that PostgreSQL cannot store: NUL, and halves of a surrogate pair. */
const UNSTORABLE = /[\0\p{Cs}]/u;

/**
 * Reads the body as JSON into `request.body`, `undefined` if there is none. Bodies of batches are never
 * stored, and each of their items is measured by itself: they may be larger, and are not searched for what
 * cannot be stored. Passes on a `Problem` 400, 413 or 415.
 */
export function jsonBody(isBatch: (request: Request) => boolean): RequestHandler[] {
  const usual = reader(USUAL);
  const batch = reader(BATCH);
  const read: RequestHandler = (request, response, next) => {
    // Many clients write `utf8`, a charset that Express does not know.
    request.headers['content-type'] = request.get('Content-Type')?.replace(/\butf8\b/i, 'utf-8');
    const isJson = request.is('application/json');
    // Null means no body. An empty body counts as one to Express, and would have the wrong type.
    if (isJson === null || Number(request.get('Content-Length')) === 0) next();
    else if (isJson === false) next(notJson());
    else (isBatch(request) ? batch : usual)(request, response, next);
  };
  const check: RequestHandler = async (request, _response, next) => {
    // Reading 4 MiB takes so long that others have their turn before the items are looked at.
    if (isBatch(request)) await nextTurn();
    else checkStorable(request.body);
    next();
  };
  return [read, check];
}

function reader(limits: BodyLimits): RequestHandler {
  return express.json({
    limit: limits.bytes,
    strict: false,
    // Express would silently replace malformed UTF-8, read UTF-16 too, and read an empty body as `{}`.
    verify: (_request, _response, bytes, charset) => {
      if (charset !== 'utf-8') throw notJson();
      if (bytes.length === 0 || !isUtf8(bytes)) {
        throw problem('invalid-json', 'The body is not JSON: it is empty or not UTF-8.');
      }
      checkSize(jsonSize(bytes), limits);
    },
  });
}

/** Before the body is read, as reading it is what costs. */
function checkSize({ values, depth }: JsonSize, limits: BodyLimits): void {
  if (values > limits.values) throw invalidBody([{ path: '', message: tooMany(limits.values) }]);
  if (depth > limits.depth) throw invalidBody([{ path: '', message: TOO_DEEP }]);
}

function notJson() {
  return problem('unsupported-media-type', 'The body must be sent as application/json, in UTF-8.');
}

function checkStorable(value: unknown, path = ''): void {
  if (typeof value === 'string') checkText(path, value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    checkText(path, key);
    if (key === '__proto__') throw invalidBody([{ path, message: 'has a field named __proto__' }]);
    checkStorable(child, path === '' ? key : `${path}.${key}`);
  }
}

function checkText(path: string, text: string): void {
  if (UNSTORABLE.test(text)) {
    throw invalidBody([{ path, message: 'contains a NUL or half of a surrogate pair' }]);
  }
}
