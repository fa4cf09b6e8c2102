import type { PackFile } from '../../domain/pack/types.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { once } from '../http/idempotency.ts';
import { pastInstant } from '../http/instants.ts';
import { known } from '../http/known.ts';
import { problem } from '../http/problems.ts';
import { withEntries } from './answers.ts';
import { draftPack } from './draft.ts';
import { hashOrder, withHiddenNumber } from './order-proof.ts';
import type { NewPack } from './schema.ts';

/**
 * Records a purchase once for each `Idempotency-Key`, and each order of an account once: credits
 * that were paid for once are not made twice.
 */
export async function buyPack(deps: ApiDeps, call: Call<{ id: string }, unknown, NewPack>) {
  const { body, params, caller, now } = call;
  const work = async ({ id }: { id: string }): Promise<Answer> => {
    const account = await known(deps.ledger.accounts.get(params.id), 'account');
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
    const orderHash = await hashOrder(orderConfirmation, account.id);
    const packId = await deps.ledger.orders.register({ account: account.id, orderHash }, file.id);
    const { created } = await deps.packs.buy({ ...file, id: packId });
    const record = await known(deps.ledger.packs.get(packId), 'pack');
    const isOurs = packId === file.id && isSamePurchase(record.file, file);
    if (!created && !isOurs) throw orderKnown(packId);
    const [pack] = await withEntries(deps.ledger, [record], call.reader);
    return { status: 201, body: pack };
  };
  return once(deps.ledger.idempotency, await withHiddenNumber(call), work, deps.newId);
}

/** Another request for the same order may have started the pack in our place. */
function isSamePurchase(one: PackFile, other: PackFile): boolean {
  return SAME.every((field) => one[field] === other[field]);
}

const SAME = ['offering', 'total', 'used', 'taxExemption', 'purchasedBy'] as const;

/** An order whose pack was never started, as its request broke off, is started by the next one. */
function orderKnown(pack: string) {
  return problem('order-known', `The account has already recorded this order, as ${pack}.`, {
    members: { pack },
  });
}
