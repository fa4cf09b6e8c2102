import type { PackRecord } from '../../ledger/types/packs.ts';
import { knownAccount } from '../accounts/known-account.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { idempotently } from '../http/idempotency.ts';
import { orNotFound } from '../http/or-not-found.ts';
import { problem } from '../http/problems.ts';
import { onePack } from './answers.ts';
import { packExpired } from './expired.ts';
import { CLAIM_LIMITS, tooSoon } from './guess-limits.ts';
import { provesOrder, withHiddenNumber } from './order-proof.ts';
import type { PackClaim } from './schema.ts';

type Claim = Call<{ id: string }, unknown, PackClaim>;

/** Opens the rest of a pack to another account that proves its purchase. Throws `Problem`. */
export async function claimPack(deps: ApiDeps, call: Claim) {
  const { body, params, caller } = call;
  const by = body.by ?? caller.name;
  const work = async ({ id }: { id: string }): Promise<Answer> => {
    const record = await orNotFound(deps.ledger.packs.get(params.id), 'pack');
    const account = await knownAccount(deps.ledger, body.account);
    const { expiresAt, source } = record.file;
    if (expiresAt <= deps.clock()) throw packExpired(expiresAt, source);
    await prove(deps, record, {
      key: caller.id,
      account: account.id,
      by,
      number: body.orderConfirmation,
    });
    const isNew = account.id !== record.file.account.id;
    const claimed = !isNew || (await deps.packs.claim(params.id, { by, account: account.id }, id));
    if (!claimed) throw packExpired(expiresAt, source);
    return {
      status: 200,
      body: await orNotFound(onePack(deps.ledger, params.id, call.reader), 'pack'),
    };
  };
  return idempotently(deps.ledger.idempotency, await withHiddenNumber(call), work, deps.newId);
}

/**
 * Counts the attempt before checking its number. Throws `Problem` 422 for a wrong one, 429 after too many.
 */
async function prove(
  { ledger: { orders }, clock, log }: ApiDeps,
  { file }: PackRecord,
  { key, account, by, number }: { key: string; account: string; by: string; number: string },
): Promise<void> {
  const now = clock();
  const order = await orNotFound(orders.of(file.id), 'order of this pack');
  const attempt = { key, account, actor: by, at: now };
  const counted = await orders.attempt(file.id, attempt, CLAIM_LIMITS);
  if ('retryAt' in counted) {
    const what = 'Too many wrong numbers were tried for this pack.';
    throw tooSoon('too-many-claims', what, counted.retryAt, now);
  }
  if (await provesOrder(number, order)) return orders.proved(counted.attempt);
  log.warn({ pack: file.id, account, by }, 'wrong order confirmation number');
  const detail = 'This is not the order confirmation number of the pack; the attempt is recorded.';
  throw problem('order-not-proved', detail, { members: { source: file.source } });
}
