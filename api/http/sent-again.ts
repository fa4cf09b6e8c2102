import type { Request } from 'express';
import type { Endpoint } from './endpoint.ts';

/** What happens if a request is sent again because its outcome is unknown. */
export type SentAgain = 'changes-nothing' | 'is-done-once' | 'may-be-done-twice';

/** Kept beside the requests, since Express has no typed place on them. */
const specs = new WeakMap<Request, Endpoint['spec']>();

/** Remembers which endpoint serves a request, in case it fails. */
export function servedBy(request: Request, spec: Endpoint['spec']): void {
  specs.set(request, spec);
}

export function sentAgain(request: Request): SentAgain {
  const spec = specs.get(request);
  if (spec?.method === 'get' || spec?.changesNothing) return 'changes-nothing';
  // An endpoint that takes no key ignores one.
  const hasKey = spec?.idempotent === true && request.get('Idempotency-Key') !== undefined;
  return hasKey ? 'is-done-once' : 'may-be-done-twice';
}
