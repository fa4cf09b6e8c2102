import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time/instant.ts';
import {
  AccountExistsError,
  ClaimSettledError,
  TooManySubscriptionsError,
} from '../../ledger/errors.ts';
import type {
  IdempotencyClaim,
  IdempotencyStore,
  StoredAnswer,
} from '../../ledger/types/idempotency.ts';
import type { Answer, Call } from './endpoint.ts';
import { derivedId, randomId } from './ids.ts';
import { problem, Problem } from './problems.ts';

/** What the work has to know; `claim` is null if the request came without a key. */
export interface Work {
  readonly claim: IdempotencyClaim | null;
  /** 26 characters, derived from the key if there is one; what is created gets its id from it. */
  readonly id: string;
}

type Asked = Pick<
  Call<unknown, unknown, unknown>,
  'idempotencyKey' | 'address' | 'sentBody' | 'sentQuery' | 'caller' | 'now'
>;

/** Refusals that leave the key free again, since nothing was created. */
const NOTHING_CREATED: ReadonlySet<number> = new Set([400, 404, 409, 422, 429]);

/**
 * Does the work of a request once for each `Idempotency-Key`. The claim is made before the work begins.
 * Requests that meet before the answer is known all go on, since the work names what it creates by the key,
 * and all of them give the answer that was stored first.
 *
 * The work checks the request too, as a request that is refused does not use up its key. Throws `Problem`
 * 400 for an invalid key, 422 for a key that was used for another request, and what the work throws.
 */
export async function idempotently(
  store: IdempotencyStore,
  asked: Asked,
  work: (work: Work) => Promise<Answer>,
  newId: () => string = randomId,
): Promise<Answer> {
  const claim = claimOf(asked);
  if (claim === null) return work({ claim, id: newId() });
  const earlier = await answerOf(store, claim, asked.now);
  if (earlier) return replay(earlier);
  try {
    const answer = await work({ claim, id: derivedId(claim) });
    const kept = await store.settle(claim, stored(answer));
    return { ...answer, status: kept.status, body: kept.body };
  } catch (error) {
    return afterFailure(store, claim, asked.now, error);
  }
}

/** An answer as it is stored, for stores that do so in the transaction of the work itself. */
export function stored(answer: Answer): StoredAnswer {
  return { status: answer.status, body: answer.body ?? null };
}

/**
 * The same request may have been faster at the same moment; then its answer is the answer to this one too.
 */
async function afterFailure(
  store: IdempotencyStore,
  claim: IdempotencyClaim,
  now: Instant,
  error: unknown,
): Promise<Answer> {
  if (error instanceof ClaimSettledError) return replay(error.answer);
  if (!createdNothing(error)) throw error;
  const faster = await answerOf(store, claim, now);
  if (faster) return replay(faster);
  await store.release(claim);
  throw error;
}

function createdNothing(error: unknown): boolean {
  if (error instanceof AccountExistsError) return true;
  if (error instanceof TooManySubscriptionsError) return true;
  return error instanceof Problem && NOTHING_CREATED.has(error.kind.status);
}

async function answerOf(
  store: IdempotencyStore,
  claim: IdempotencyClaim,
  now: Instant,
): Promise<StoredAnswer | null> {
  const earlier = await store.claim(claim, now);
  if (earlier.requestHash === claim.requestHash) return earlier.answer;
  throw problem(
    'idempotency-key-reused',
    'This Idempotency-Key was already used with a different body or query. Use a new key for a new request.',
  );
}

function replay({ status, body }: StoredAnswer): Answer {
  return { status, body, headers: { 'Idempotent-Replayed': 'true' } };
}

function claimOf(asked: Asked): IdempotencyClaim | null {
  const { idempotencyKey, address, sentBody, sentQuery, caller } = asked;
  if (idempotencyKey === null) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
    throw problem(
      'invalid-idempotency-key',
      'The Idempotency-Key must be 1 to 255 visible ASCII characters.',
    );
  }
  const requestHash = createHash('sha256')
    .update(canonical([sentBody, sentQuery]))
    .digest('hex');
  return { scope: `${caller.id} ${address}`, key: idempotencyKey, requestHash };
}

/** What was sent as text, the same for any order of an object's fields. */
function canonical(sent: unknown): string {
  return JSON.stringify(sent, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
