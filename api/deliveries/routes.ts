import { z } from 'zod';
import type { Delivery } from '../../ledger/types/deliveries.ts';
import { caseId } from '../cases/ids.ts';
import { definedFields } from '../http/defined-fields.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { listEndpoint, listView, pageQuery } from '../http/lists.ts';
import { orNotFound } from '../http/or-not-found.ts';
import { problem } from '../http/problems.ts';
import { packId } from '../packs/schema.ts';
import { bySubscriptionId } from '../subscriptions/schema.ts';
import { DELIVERY } from './examples.ts';
import { delivery, deliveryId, DELIVERY_STATES } from './schema.ts';
import { deliveryView } from './view.ts';

const TAG = 'Deliveries';

export function deliveryEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [listDeliveries(deps), retryDelivery(deps), retryFailed(deps)];
}

function listDeliveries({ ledger, clock }: ApiDeps): Endpoint {
  return listEndpoint({
    path: '/v1/deliveries',
    id: 'listDeliveries',
    tag: TAG,
    summary: 'Lists alerts and whether they arrived',
    query: z.strictObject({
      state: z.enum(DELIVERY_STATES).optional(),
      subscription: bySubscriptionId.shape.id.optional(),
      case: caseId.optional(),
      pack: packId.optional(),
      ...pageQuery,
    }),
    answer: { description: 'A page of deliveries', name: 'Deliveries' },
    item: { schema: delivery, example: DELIVERY },
    async pageOf({ query: { case: ofCase, pack: ofPack, ...filter } }) {
      const page = await ledger.deliveries.list(
        definedFields({ ...filter, caseId: ofCase, packId: ofPack }),
      );
      const now = clock();
      return listView(page, (one) => deliveryView(one, now));
    },
  });
}

function retryDelivery({ ledger, deliveries, clock }: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/deliveries/{id}/retry',
    id: 'retryDelivery',
    tag: TAG,
    summary: 'Sends again an alert that has not arrived',
    description:
      'Uses the same webhook-id, so that a receiver that already has the alert recognises it.',
    noun: 'delivery',
    params: z.strictObject({ id: deliveryId }),
    answers: {
      202: { description: 'It is being sent', schema: delivery, example: DELIVERY },
    },
    problems: ['delivery-delivered'],
    async handle({ params: { id } }) {
      requireUndelivered(await orNotFound(ledger.deliveries.get(id), 'delivery'));
      await deliveries.retry(id);
      const now = await orNotFound(ledger.deliveries.get(id), 'delivery');
      return { status: 202, body: deliveryView(now, clock()) };
    },
  });
}

/** Once a request has sent this many again, it reads no further page: each starts a workflow. */
const MAX_AT_ONCE = 500;
const PAGE_SIZE = 100;

function retryFailed({ ledger, deliveries }: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/deliveries/retry',
    id: 'retryFailed',
    tag: TAG,
    summary: 'Sends all failed alerts again',
    description:
      'All of them, or those of one subscription, each with its own webhook-id; at most 500 at a time. `remaining` says whether there are more.',
    body: failedOf,
    bodyExample: { subscription: 'sub_b3d5f7h2j4l6n3p5r7t2v4x6z3' },
    answers: {
      202: {
        description: 'They are being sent',
        schema: retriedSchema,
        example: { retried: 12, remaining: false },
      },
    },
    async handle({ body }) {
      const messages = new Set<string>();
      let cursor: string | undefined;
      for (;;) {
        const filter = { subscription: body.subscription ?? undefined, cursor };
        const page = await ledger.deliveries.list({
          state: 'failed',
          limit: PAGE_SIZE,
          ...definedFields(filter),
        });
        // A digest is sent once, however many of its alerts have failed.
        for (const { id, digestId } of page.items) {
          const message = digestId ?? id;
          if (messages.has(message)) continue;
          messages.add(message);
          await deliveries.retry(message);
        }
        const remaining = page.nextCursor !== null;
        if (!remaining || messages.size >= MAX_AT_ONCE) {
          return { status: 202, body: { retried: messages.size, remaining } };
        }
        cursor = page.nextCursor ?? undefined;
      }
    },
  });
}

const failedOf = z
  .strictObject({ subscription: bySubscriptionId.shape.id.nullish() })
  .meta({ id: 'FailedDeliveries' });

const retriedSchema = z
  .object({ retried: z.int(), remaining: z.boolean() })
  .meta({ id: 'RetriedDeliveries' });

function requireUndelivered({ state }: Delivery): void {
  if (state !== 'delivered') return;
  throw problem('delivery-delivered', 'This alert has already arrived, so it is not sent again.');
}
