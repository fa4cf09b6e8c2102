import { z } from 'zod';
import { UpdateQueue } from '../../temporal/update-queue.ts';
import { accountId } from '../accounts/schema.ts';
import { definedFields } from '../http/defined-fields.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { listEndpoint, pageQuery } from '../http/lists.ts';
import { orNotFound } from '../http/or-not-found.ts';
import { onePack, withEntries } from './answers.ts';
import { buyPack } from './buy.ts';
import { claimPack } from './claim.ts';
import { NEW_PACK, PACK } from './examples.ts';
import { byPackId, newPack, packClaim, packWithEntries } from './schema.ts';

const TAG = 'Packs';

const byAccountId = z.strictObject({ id: accountId });

export function packEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [buy(deps), listPacks(deps), getPack(deps), claim(deps)];
}

function buy(deps: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/accounts/{id}/packs',
    id: 'buyPack',
    tag: TAG,
    summary: 'Records the purchase of a pack of credits',
    description:
      'The credits expire one year later, at the same local date and time in the time zone of the account. To take over a pack that was bought earlier, give `purchasedAt` and `used`. Each order of an account is recorded once; after fifty orders of an account in a day, each further one has to wait, from a minute to an hour.',
    noun: 'account',
    params: byAccountId,
    body: newPack,
    bodyExample: NEW_PACK,
    idempotent: true,
    createdUnder: '/v1/packs',
    answers: {
      201: {
        description: 'The pack',
        schema: packWithEntries,
        example: PACK,
        headers: { Location: 'The address of the pack' },
      },
    },
    problems: [
      'instant-in-future',
      'pack-expired',
      'order-known',
      'order-recorded-elsewhere',
      'too-many-orders',
    ],
    localized: true,
    handle: (call) => buyPack(deps, call),
  });
}

function listPacks({ ledger }: ApiDeps): Endpoint {
  return listEndpoint({
    path: '/v1/accounts/{id}/packs',
    id: 'listPacks',
    tag: TAG,
    summary: 'Lists the packs that an account may use, with their entries',
    description:
      'The packs it bought and those it claimed, in the order in which they expire, including expired ones.',
    noun: 'account',
    params: byAccountId,
    query: z.strictObject(pageQuery),
    answer: { description: 'The packs', name: 'Packs' },
    item: { schema: packWithEntries, example: PACK },
    localized: true,
    async pageOf({ params, query, reader }) {
      await orNotFound(ledger.accounts.get(params.id), 'account');
      const page = await ledger.packs.list({ account: params.id, ...definedFields(query) });
      const items = await withEntries(ledger, page.items, reader);
      return { items, nextCursor: page.nextCursor };
    },
  });
}

function getPack({ ledger }: ApiDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/v1/packs/{id}',
    id: 'getPack',
    tag: TAG,
    summary: 'Gets a pack with its entries',
    noun: 'pack',
    params: byPackId,
    answers: { 200: { description: 'The pack', schema: packWithEntries, example: PACK } },
    localized: true,
    async handle({ params, reader }) {
      return { status: 200, body: await orNotFound(onePack(ledger, params.id, reader), 'pack') };
    },
  });
}

function claim(deps: ApiDeps): Endpoint {
  // One at a time, as an attempt counts as wrong while it is being checked.
  const inTurn = new UpdateQueue();
  return endpoint({
    method: 'post',
    path: '/v1/packs/{id}/claims',
    id: 'claimPack',
    tag: TAG,
    summary: 'Lets another account of the customer use the rest of a pack',
    description:
      'The order confirmation number proves the purchase (002). Wrong numbers are recorded. After five a day by an account at a pack, each further one is checked only after a wait, which doubles from a minute to an hour; other accounts are not held up until twenty were wrong.',
    noun: 'pack',
    params: byPackId,
    body: packClaim,
    bodyExample: { orderConfirmation: 'OC-2026-004711', account: 'acc_contoso_berlin' },
    idempotent: true,
    answers: { 200: { description: 'The pack', schema: packWithEntries, example: PACK } },
    problems: ['account-unknown', 'pack-expired', 'order-not-proved', 'too-many-claims'],
    localized: true,
    handle: (call) => inTurn.run(call.params.id, () => claimPack(deps, call)),
  });
}
