/** What a problem's code means, for answers and for the OpenAPI document alike. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** When it happens and what to do about it. */
  readonly meaning: string;
}

/**
 * Every problem that the API itself can answer with, by its stable code. The rules of the
 * offerings bring codes of their own (422), which are data and not listed here.
 */
export const PROBLEMS = {
  'invalid-json': {
    status: 400,
    title: 'The body is not JSON',
    meaning: 'The body must be one JSON text in UTF-8.',
  },
  'invalid-body': {
    status: 400,
    title: 'The body does not fit its schema',
    meaning: '`errors` names each field that is wrong, by its path, and says what is expected.',
  },
  'invalid-query': {
    status: 400,
    title: 'The query parameters do not fit their schema',
    meaning: '`errors` names each parameter that is wrong.',
  },
  'invalid-path': {
    status: 400,
    title: 'The path cannot be decoded',
    meaning: 'The path contains an escape that is not UTF-8.',
  },
  'invalid-idempotency-key': {
    status: 400,
    title: 'The Idempotency-Key cannot be used',
    meaning: 'It must be 1 to 255 visible ASCII characters.',
  },
  'account-unknown': {
    status: 400,
    title: 'There is no such account',
    meaning: 'The account that the body names does not exist: create it first.',
  },
  'calendar-needs-place': {
    status: 400,
    title: 'The calendar goes by a place',
    meaning:
      'What it is depends on where an account is: `errors` names the query parameters to add.',
  },
  'instant-in-future': {
    status: 400,
    title: 'The instant lies in the future',
    meaning: 'What is reported must have happened already; 5 seconds of tolerance are allowed.',
  },
  'instant-before-opening': {
    status: 400,
    title: 'The instant lies before the opening of the case',
    meaning: 'An act cannot precede the opening of its case.',
  },
  'too-many-acts': {
    status: 409,
    title: 'The case takes no more acts',
    meaning: 'It has recorded as many acts as one case may have; it can still be closed.',
  },
  unauthorized: {
    status: 401,
    title: 'A valid key is required',
    meaning: 'Send `Authorization: Bearer KEY` with a key of this installation.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing',
    meaning: 'Nothing has this address or this id.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take this method',
    meaning: 'The `Allow` header lists the methods that it takes.',
  },
  'account-exists': {
    status: 409,
    title: 'The account exists already',
    meaning: 'Choose another id, or change the existing account by PATCH.',
  },
  'case-closed': {
    status: 409,
    title: 'The case is closed',
    meaning: 'At the instant of the act the case was closed.',
  },
  'case-open': {
    status: 409,
    title: 'The case is open',
    meaning: 'Only a closed case can be reopened.',
  },
  'reopening-over': {
    status: 409,
    title: 'The case can no longer be reopened',
    meaning: 'The time for it, which `closure.reopenableUntil` shows, is over: open a new case.',
  },
  'nothing-asked': {
    status: 409,
    title: 'The customer is not asked for anything',
    meaning: 'There is no open request that could be withdrawn.',
  },
  'nothing-to-acknowledge': {
    status: 409,
    title: 'No such escalation is open',
    meaning: 'Only a level that was reached, and that nobody has taken up, can be acknowledged.',
  },
  'severity-not-lower': {
    status: 409,
    title: 'The severity is not lower',
    meaning: 'Lack of resources is a ground for lowering a severity only.',
  },
  'pack-expired': {
    status: 422,
    title: 'The pack has expired',
    meaning: 'The credits of a pack expire a year after its purchase, whatever is left of them.',
  },
  'order-known': {
    status: 409,
    title: 'The order is recorded already',
    meaning: 'This order of the account is a pack already, which `pack` names.',
  },
  'order-not-proved': {
    status: 422,
    title: 'The order confirmation number does not prove the purchase',
    meaning: 'It is not that of the pack; the attempt is recorded.',
  },
  'too-many-claims': {
    status: 429,
    title: 'Too many wrong order confirmation numbers',
    meaning: 'No more are looked at for this pack until `Retry-After` is over.',
  },
  'case-not-running': {
    status: 409,
    title: 'The case takes no acts',
    meaning: 'The engine no longer runs this case: it was ended by an operator.',
  },
  'nothing-to-sign': {
    status: 409,
    title: 'The subscription has no secret',
    meaning: 'Only alerts to webhooks are signed.',
  },
  'secret-being-replaced': {
    status: 409,
    title: 'The secret is being replaced already',
    meaning: 'For a day the new secret and the one before both sign; another one has to wait.',
  },
  'delivery-delivered': {
    status: 409,
    title: 'The delivery has arrived already',
    meaning: 'Only a delivery that has not arrived can be sent again.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    meaning: 'A body may have 256 kB, unpacked; one of many stateless items 4 MiB.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body must be application/json',
    meaning: 'Send `Content-Type: application/json`, in UTF-8.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The Idempotency-Key was used for another body',
    meaning: 'The same key stands for the same request: use a new key for a new request.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    meaning: 'Wait as long as `Retry-After` says.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    meaning: 'It is logged under `requestId`.',
  },
  'engine-unavailable': {
    status: 503,
    title: 'The engine does not answer',
    meaning:
      'The engine or its workers are down or overloaded. What was asked for may be done all the same: send the request again after `Retry-After`; with the same Idempotency-Key nothing is done twice, and the answer is what came of it. Where it was sent without one, look first whether it is done.',
  },
  'database-unavailable': {
    status: 503,
    title: 'The database does not answer',
    meaning: 'Send the request again; with the same Idempotency-Key nothing is done twice.',
  },
  'not-ready': {
    status: 503,
    title: 'Not able to serve',
    meaning: '`checks` says which part does not work; the log says why.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;
