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
    title: 'The body does not match its schema',
    meaning:
      '`errors` gives the path of each wrong field and says what is expected. A body may hold 20,000 values, nested 32 levels deep, and a batch of stateless items 60,000.',
  },
  'invalid-query': {
    status: 400,
    title: 'The query parameters do not match their schema',
    meaning: '`errors` lists each wrong parameter.',
  },
  'invalid-path': {
    status: 400,
    title: 'The path cannot be decoded',
    meaning: 'The path contains an escape that is not UTF-8.',
  },
  'invalid-request': {
    status: 400,
    title: 'The request cannot be read',
    meaning: 'It is not HTTP/1.1 as RFC 9112 has it.',
  },
  'invalid-idempotency-key': {
    status: 400,
    title: 'The Idempotency-Key cannot be used',
    meaning: 'It must be 1 to 255 visible ASCII characters.',
  },
  'account-unknown': {
    status: 400,
    title: 'There is no such account',
    meaning: 'The account named in the body does not exist. Create it first.',
  },
  'calendar-needs-place': {
    status: 400,
    title: 'The calendar depends on a place',
    meaning: 'Its hours depend on where an account is. `errors` lists the query parameters to add.',
  },
  'instant-in-future': {
    status: 400,
    title: 'The instant is in the future',
    meaning: 'Only what has already happened can be reported; up to 5 seconds ahead are tolerated.',
  },
  'instant-before-opening': {
    status: 400,
    title: 'The instant is before the case was opened',
    meaning: 'An act cannot precede the opening of its case.',
  },
  'too-many-acts': {
    status: 409,
    title: 'The case accepts no more acts',
    meaning: 'It has reached the limit of what one case can record; it can still be closed.',
  },
  unauthorized: {
    status: 401,
    title: 'A valid key is required',
    meaning: 'Send `Authorization: Bearer KEY` with a key of this installation.',
  },
  'foreign-host': {
    status: 403,
    title: 'The API does not answer to this host',
    meaning: 'The `Host` header names neither where the API listens nor what its settings call it.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    meaning: 'Nothing exists at this address or with this id.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not support this method',
    meaning: 'The `Allow` header lists the methods it supports.',
  },
  'request-timeout': {
    status: 408,
    title: 'The request did not arrive in time',
    meaning: 'Its headers or its body took too long. Send it again.',
  },
  'account-exists': {
    status: 409,
    title: 'The account already exists',
    meaning: 'Choose another id, or change the existing account with PATCH.',
  },
  'case-closed': {
    status: 409,
    title: 'The case is closed',
    meaning: 'The case was closed at the instant of the act.',
  },
  'case-open': {
    status: 409,
    title: 'The case is open',
    meaning: 'Only a closed case can be reopened.',
  },
  'reopening-over': {
    status: 409,
    title: 'The case can no longer be reopened',
    meaning: 'It could be reopened until `closure.reopenableUntil`. Open a new case.',
  },
  'nothing-asked': {
    status: 409,
    title: 'Nothing is being asked of the customer',
    meaning: 'There is no open request to withdraw.',
  },
  'nothing-awaited': {
    status: 409,
    title: 'Nobody but the customer is waited for',
    meaning: 'There is no wait to end: it has ended, or another one began in its place.',
  },
  'unknown-wait': {
    status: 400,
    title: 'The offering has no such wait',
    meaning:
      'Each offering has kinds of waits of its own, or none; the message lists them. Waits for the customer begin with `POST /v1/cases/{id}/customer-requests`.',
  },
  'nothing-to-retract': {
    status: 409,
    title: 'There is nothing to take back',
    meaning: 'Nothing of the kind had been recorded by then, or it has been taken back already.',
  },
  'nothing-to-acknowledge': {
    status: 409,
    title: 'There is nothing to acknowledge',
    meaning:
      'No clock is waiting for somebody to take the case, and no escalation is open; or the level that was named has not been reached, or has been acknowledged.',
  },
  'unknown-severity': {
    status: 400,
    title: 'The offering has no such severity',
    meaning: 'Each offering has severities of its own; the message lists them, the highest first.',
  },
  'severity-not-lower': {
    status: 409,
    title: 'The severity is not lower',
    meaning: 'On this ground a severity can only be lowered.',
  },
  'pack-expired': {
    status: 422,
    title: 'The pack has expired',
    meaning: 'The credits of a pack expire a year after its purchase, whatever is left of them.',
  },
  'order-known': {
    status: 409,
    title: 'The order is already recorded',
    meaning: 'The account already has a pack for this order: see `pack`.',
  },
  'order-recorded-elsewhere': {
    status: 409,
    title: 'Another account has recorded the order',
    meaning:
      'An order confirmation number proves one purchase. An account of the same customer claims the rest of the pack: `POST /v1/packs/{id}/claims`. The attempt counts as a guess.',
  },
  'order-not-proved': {
    status: 422,
    title: 'The order confirmation number does not prove the purchase',
    meaning: 'It is not the number of this pack; the attempt is recorded.',
  },
  'too-many-claims': {
    status: 429,
    title: 'Too many wrong order confirmation numbers',
    meaning:
      'The account, or the API key for all its accounts, has tried too many: its next number is checked once `Retry-After` has passed.',
  },
  'too-many-orders': {
    status: 429,
    title: 'Too many order confirmation numbers',
    meaning: 'No more orders are recorded for this account until `Retry-After` has passed.',
  },
  'case-not-running': {
    status: 409,
    title: 'The case does not run',
    meaning:
      'The engine no longer runs this case: it was ended in Temporal. `POST /v1/cases/{id}/revive` has it run again.',
  },
  'case-running': {
    status: 409,
    title: 'The case runs',
    meaning: 'Only a case that was ended in Temporal can be revived.',
  },
  'too-many-subscriptions': {
    status: 409,
    title: 'Too many subscriptions get the same alerts',
    meaning:
      'At most 100 subscriptions may name an account in their filter, and at most 100 name none. Delete one first, or have one receiver pass its alerts on.',
  },
  'nothing-to-sign': {
    status: 409,
    title: 'The subscription has no secret',
    meaning: 'Only alerts to webhooks are signed.',
  },
  'secret-being-replaced': {
    status: 409,
    title: 'The secret is already being replaced',
    meaning: 'For a day the new and the previous secret both sign; the next change has to wait.',
  },
  'delivery-delivered': {
    status: 409,
    title: 'The delivery has already arrived',
    meaning: 'Only a delivery that has not arrived can be sent again.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    meaning:
      'A body may have at most 256 kB after decompression; a batch of stateless items 4 MiB.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body must be application/json',
    meaning: 'Send `Content-Type: application/json`, in UTF-8.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The Idempotency-Key was used for a different request',
    meaning: 'A key stands for one request. Use a new key for a new request.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    meaning: 'Wait as long as `Retry-After` says.',
  },
  'head-too-large': {
    status: 431,
    title: 'The address and headers are too large',
    meaning: 'The request line and the headers may have at most 64 kB together, escapes included.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    meaning: 'The log has the details under `requestId`.',
  },
  'engine-unavailable': {
    status: 503,
    title: 'The engine does not answer',
    meaning:
      'The engine or its workers are down or overloaded. The request may have been carried out anyway. Send it again after `Retry-After`: with the same Idempotency-Key nothing is done twice, and you get its result. If you sent it without a key, check first whether it was done.',
  },
  'database-unavailable': {
    status: 503,
    title: 'The database does not answer',
    meaning: 'Send the request again; with the same Idempotency-Key nothing is done twice.',
  },
  'policy-changed': {
    status: 503,
    title: 'The policies here are not those that cases were opened under',
    meaning:
      'The file of an offering or a calendar has changed since cases were opened under this version of it. No case is opened under it here until the change is undone; a change is written as a new version.',
  },
  'not-ready': {
    status: 503,
    title: 'Not ready to serve',
    meaning: '`checks` shows which part is failing; the log says why.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;
