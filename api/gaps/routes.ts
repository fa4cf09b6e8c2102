import { z } from 'zod';
import { isoOrNull, toIso } from '../../domain/time/instant.ts';
import type { Gap } from '../../ledger/types/gaps.ts';
import { definedFields } from '../http/defined-fields.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { flagQuery, listEndpoint, listView, pageQuery } from '../http/lists.ts';
import { GAP } from './examples.ts';
import { gapSchema } from './schema.ts';

export function gapEndpoints({ ledger }: ApiDeps): readonly Endpoint[] {
  return [
    listEndpoint({
      path: '/v1/gaps',
      id: 'listGaps',
      tag: 'Deliveries',
      summary: 'What was due but is missing',
      description:
        'Every five minutes the reconciler compares what was due with what was recorded and sent. What it finds is reported as `reconciler.gap` and stays listed here.',
      query: z.strictObject({ open: flagQuery.optional(), ...pageQuery }),
      answer: { description: 'A page of gaps, newest first', name: 'Gaps' },
      item: { schema: gapSchema, example: GAP },
      pageOf: async ({ query }) => listView(await ledger.gaps.list(definedFields(query)), view),
    }),
  ];
}

function view({ dueAt, foundAt, closedAt, ...gap }: Gap) {
  return {
    ...gap,
    dueAt: toIso(dueAt),
    foundAt: toIso(foundAt),
    closedAt: isoOrNull(closedAt),
  };
}
