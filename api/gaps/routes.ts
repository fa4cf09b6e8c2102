import { z } from 'zod';
import { isoOrNull, toIso } from '../../domain/time/instant.ts';
import { GAP_KINDS, type Gap } from '../../ledger/types.ts';
import type { ApiDeps } from '../deps.ts';
import { endpoint, TAKES_NOTHING, type Endpoint } from '../endpoint.ts';
import { instantText } from '../instants.ts';
import { flagQuery, listOf, listView, pageQuery } from '../lists.ts';
import { present } from '../present.ts';

const GAP = {
  id: 'gap_d5f7h2j4l6n3p5r7t2v4x6z3b3',
  kind: 'not-recorded',
  subject: 'case_k2m4q6s3u5w7y2a4c6e3g5i7k2',
  what: 'case.sla.breached',
  dueAt: '2026-11-21T09:00:00.000Z',
  foundAt: '2026-11-21T09:05:00.310Z',
  closedAt: null,
};

const gapSchema = z
  .object({
    id: z.string(),
    kind: z.enum(GAP_KINDS).meta({
      description:
        '`not-recorded`: a deadline has passed and its case or pack says nothing of it. `not-sent`: an alert that nobody was at work to send; it is sent now. `not-running`: a case or pack that is not over has no workflow any more.',
    }),
    subject: z.string().meta({ description: 'The id of a case, a pack or a delivery' }),
    what: z.string().meta({ description: 'The type of the event that is missing' }),
    dueAt: instantText,
    foundAt: instantText,
    closedAt: instantText.nullable().meta({ description: 'When it was not missing any more' }),
  })
  .meta({ id: 'Gap' });

export function gapEndpoints({ ledger }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...TAKES_NOTHING,
      method: 'get',
      path: '/v1/gaps',
      id: 'listGaps',
      tag: 'Deliveries',
      summary: 'What was due and is missing',
      description:
        'The reconciler compares every five minutes what was due with what was recorded and sent. What it finds is alarmed as `reconciler.gap`, and stays here.',
      query: z.strictObject({
        open: flagQuery.optional(),
        ...pageQuery,
      }),
      answers: {
        200: {
          description: 'A page of gaps, the newest first',
          schema: listOf(gapSchema).meta({ id: 'Gaps' }),
          example: { items: [GAP], nextCursor: null },
        },
      },
      async handle({ query }) {
        return { status: 200, body: listView(await ledger.gaps.list(present(query)), view) };
      },
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
