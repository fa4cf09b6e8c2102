import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time/instant.ts';
import { AccountExistsError, ClaimSettledError } from '../../ledger/errors.ts';
import type { IdempotencyClaim, IdempotencyStore, StoredAnswer } from '../../ledger/types.ts';
import type { Answer, Call } from './endpoint.ts';
import { derivedId, randomId } from './ids.ts';
import { problem, Problem } from './problems.ts';

/** What work under a key has to know: nothing of it where the request came without one. */
export interface Work {
  readonly claim: IdempotencyClaim | null;
  /** 26 characters, derived from the key where there is one: what is made is named by it. */
  readonly id: string;
}

type Asked = Pick<
  Call<unknown, unknown, unknown>,
  'idempotencyKey' | 'address' | 'sentBody' | 'caller' | 'now'
>;

/** Refusals after which the key is free again: nothing was made. */
const NOTHING_MADE: ReadonlySet<number> = new Set([400, 404, 409, 422, 429]);

/**
 * Does the work of a POST once for each `Idempotency-Key`. The claim decides before anything is
 * begun; requests that meet while the answer is not known yet all go on, since the work names what
 * it makes by the key, and all give the answer that was kept first.
 *
 * The work checks the request as well: one that is refused does not use up its key.
 */
export async function once(
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

/** An answer as it is kept, for stores that keep it in the transaction of the work itself. */
export function stored(answer: Answer): StoredAnswer {
  return { status: answer.status, body: answer.body ?? null };
}

/** The same request at the same moment may have been faster; then its answer is this one's too. */
async function afterFailure(
  store: IdempotencyStore,
  claim: IdempotencyClaim,
  now: Instant,
  error: unknown,
): Promise<Answer> {
  if (error instanceof ClaimSettledError) return replay(error.answer);
  if (!madeNothing(error)) throw error;
  const faster = await answerOf(store, claim, now);
  if (faster) return replay(faster);
  await store.release(claim);
  throw error;
}

function madeNothing(error: unknown): boolean {
  if (error instanceof AccountExistsError) return true;
  return error instanceof Problem && NOTHING_MADE.has(error.kind.status);
}

async function answerOf(
  store: IdempotencyStore,
  claim: IdempotencyClaim,
  now: Instant,
): Promise<StoredAnswer | null> {
  const earlier = await store.claim(claim, now);
  if (earlier.bodyHash === claim.bodyHash) return earlier.answer;
  throw problem(
    'idempotency-key-reused',
    'This Idempotency-Key was already used with a different body. Use a new key for a new request.',
  );
}

function replay({ status, body }: StoredAnswer): Answer {
  return { status, body, headers: { 'Idempotent-Replayed': 'true' } };
}

function claimOf({ idempotencyKey, address, sentBody, caller }: Asked): IdempotencyClaim | null {
  if (idempotencyKey === null) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
    throw problem(
      'invalid-idempotency-key',
      'The Idempotency-Key must be 1 to 255 visible ASCII characters.',
    );
  }
  const bodyHash = createHash('sha256').update(canonical(sentBody)).digest('hex');
  return { scope: `${caller.id} ${address}`, key: idempotencyKey, bodyHash };
}

/** The order of an object's fields makes no other body. */
function canonical(body: unknown): string {
  return JSON.stringify(body ?? null, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
