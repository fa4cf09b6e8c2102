import { z } from 'zod';
import type { Page } from '../../ledger/types/page.ts';
import { endpoint, type Call, type Endpoint, type EndpointSpec } from './endpoint.ts';
import { wholeNumber } from './whole-number.ts';

/** The query parameters of every list. */
export const pageQuery = {
  limit: wholeNumber({ minimum: 1, maximum: 200 })
    .default(50)
    .meta({ description: 'The maximum number of items', default: 50 }),
  cursor: z
    .string()
    .min(1, 'must not be empty')
    .max(500, 'is not a cursor of this list')
    .regex(/^[\w.~=+/-]+$/, 'is not a cursor of this list')
    .optional()
    .meta({ description: '`nextCursor` of the previous page' }),
};

/** `true` or `false` in a query, read as a boolean. */
export const flagQuery = z.enum(['true', 'false']).transform((value) => value === 'true');

interface ListSpec<P extends z.ZodObject, Q extends z.ZodObject> extends Pick<
  EndpointSpec<P, Q, z.ZodUnknown>,
  'path' | 'id' | 'tag' | 'summary' | 'description' | 'noun' | 'params' | 'query' | 'localized'
> {
  /** What the answer is, and its name in the OpenAPI document. */
  readonly answer: { readonly description: string; readonly name: string };
  /** The schema of an item, and an example. */
  readonly item: { readonly schema: z.ZodType; readonly example?: unknown };
  /** Whether an item may be left out because it cannot be shown. */
  readonly mayOmit?: boolean;
  readonly pageOf: (
    call: Call<z.output<P>, z.output<Q>, unknown>,
  ) => Page<unknown> | Promise<Page<unknown>>;
}

/** Items of a page that cannot be shown. */
const unreadable = z
  .array(z.object({ id: z.string(), detail: z.string() }))
  .optional()
  .meta({ description: 'What belongs to this page but cannot be shown; absent if all can' });

/** An endpoint that answers with items: a page of them, or all. */
export function listEndpoint<P extends z.ZodObject, Q extends z.ZodObject>({
  answer: { description, name },
  item: { schema, example },
  mayOmit = false,
  pageOf,
  ...spec
}: ListSpec<P, Q>): Endpoint {
  const page = z.object({
    items: z.array(schema),
    nextCursor: z.string().nullable().meta({ description: 'Null on the last page' }),
    ...(mayOmit && { unreadable }),
  });
  return endpoint({
    ...spec,
    method: 'get',
    answers: {
      200: {
        description,
        schema: page.meta({ id: name }),
        ...(example !== undefined && { example: { items: [example], nextCursor: null } }),
      },
    },
    handle: async (call) => ({ status: 200, body: await pageOf(call) }),
  });
}

/** A page of records as the API shows them. */
export function listView<T, V>({ items, nextCursor }: Page<T>, view: (item: T) => V): Page<V> {
  return { items: items.map(view), nextCursor };
}
