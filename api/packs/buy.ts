import type { PackFile } from '../../domain/pack/types.ts';
import type { OrderProof } from '../../ledger/types/orders.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { idempotently } from '../http/idempotency.ts';
import { pastInstant } from '../http/instants.ts';
import { orNotFound } from '../http/or-not-found.ts';
import { problem } from '../http/problems.ts';
import { withEntries } from './answers.ts';
import { draftPack } from './draft.ts';
import { PURCHASE_LIMIT, tooSoon } from './guess-limits.ts';
import { hashOrder, withHiddenNumber } from './order-proof.ts';
import type { NewPack } from './schema.ts';

/**
 * Records a purchase once for each `Idempotency-Key`, and each order of an account once, so that credits
 * that were paid for once are not created twice. Throws `Problem`.
 */
export async function buyPack(deps: ApiDeps, call: Call<{ id: string }, unknown, NewPack>) {
  const { body, params, caller, now } = call;
  const work = async ({ id }: { id: string }): Promise<Answer> => {
    const account = await orNotFound(deps.ledger.accounts.get(params.id), 'account');
    const { orderConfirmation, purchasedAt, credits, by, ...rest } = body;
    const file = draftPack(deps.catalogue, {
      ...rest,
      id: `pack_${id}`,
      account,
      orderConfirmation,
      credits: credits ?? null,
      purchasedAt: pastInstant(purchasedAt ?? now, now, 'purchasedAt'),
      purchasedBy: by ?? caller.name,
      now,
    });
    const orderHash = await hashOrder(orderConfirmation);
    const packId = await register(deps, { account: account.id, orderHash }, file.id, caller.id);
    const { created } = await deps.packs.buy({ ...file, id: packId });
    const record = await orNotFound(deps.ledger.packs.get(packId), 'pack');
    const isOurs = packId === file.id && isSamePurchase(record.file, file);
    if (!created && !isOurs) throw orderKnown(packId);
    const [pack] = await withEntries(deps.ledger, [record], call.reader);
    return { status: 201, body: pack };
  };
  return idempotently(deps.ledger.idempotency, await withHiddenNumber(call), work, deps.newId);
}

/**
 * The account's pack that has the order. Throws `Problem`: 409 if another account has recorded it, 429 after
 * too many, whether the number is known or not.
 */
async function register(
  { ledger: { orders }, clock }: ApiDeps,
  order: OrderProof,
  packId: string,
  key: string,
): Promise<string> {
  const at = clock();
  const registered = await orders.register(order, packId, { key, at }, PURCHASE_LIMIT);
  if ('pack' in registered) {
    if (registered.pack === null) throw orderElsewhere();
    return registered.pack;
  }
  const what = 'Too many orders were recorded for this account.';
  throw tooSoon('too-many-orders', what, registered.retryAt, at);
}

/** Whether a pack is from our request: another one for the same order may have started it in our place. */
function isSamePurchase(one: PackFile, other: PackFile): boolean {
  return SAME.every((field) => one[field] === other[field]);
}

const SAME = ['offering', 'total', 'used', 'taxExemption', 'purchasedBy'] as const;

/** The 409 for an order of another account: it names neither that account nor its pack. */
function orderElsewhere() {
  const detail =
    'Another account has recorded this order, and one number proves one purchase. If it is of the same customer, claim the rest of its pack: POST /v1/packs/{id}/claims, with this number. The attempt is counted.';
  return problem('order-recorded-elsewhere', detail);
}

/**
 * The 409 for an order that has a pack already. If an earlier request broke off before it started the pack,
 * the next one starts it instead.
 */
function orderKnown(pack: string) {
  return problem('order-known', `The account has already recorded this order, as ${pack}.`, {
    members: { pack },
  });
}
