import type { Request } from 'express';
import type { Endpoint } from './endpoint.ts';

/** What becomes of a request that is sent again, since nobody knows what came of it. */
export type SentAgain = 'changes-nothing' | 'is-done-once' | 'may-be-done-twice';

/** Beside the requests, since Express has no typed place on them. */
const specs = new WeakMap<Request, Endpoint['spec']>();

/** Keeps what serves a request, for when that fails. */
export function servedBy(request: Request, spec: Endpoint['spec']): void {
  specs.set(request, spec);
}

export function sentAgain(request: Request): SentAgain {
  const spec = specs.get(request);
  if (spec?.method === 'get' || spec?.changesNothing) return 'changes-nothing';
  // Who takes no key does not look at one.
  const hasKey = spec?.idempotent === true && request.get('Idempotency-Key') !== undefined;
  return hasKey ? 'is-done-once' : 'may-be-done-twice';
}
