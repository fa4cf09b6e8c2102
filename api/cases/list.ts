import { z } from 'zod';
import { CASE_STATUSES, SEVERITIES } from '../../domain/case/types.ts';
import { caseView } from '../../domain/view/case-view.ts';
import type { CaseFilter } from '../../ledger/types.ts';
import { accountId } from '../accounts/schema.ts';
import type { ApiDeps } from '../deps.ts';
import { endpoint, TAKES_NOTHING, type Endpoint } from '../endpoint.ts';
import { instant } from '../instants.ts';
import { flagQuery, listOf, listView, pageQuery } from '../lists.ts';
import { present } from '../present.ts';
import { region } from '../places.ts';
import { text } from '../text.ts';
import { caseSchema } from './case-schema.ts';
import { CASE } from './examples.ts';

const query = z.strictObject({
  account: accountId.optional(),
  offering: text(64).optional(),
  severity: z.enum(SEVERITIES).optional(),
  status: z.enum(CASE_STATUSES).optional(),
  region: region.optional(),
  breached: flagQuery.optional(),
  dueBefore: instant.optional().meta({
    description: 'Only cases whose next deadline lies before this instant',
  }),
  sort: z.enum(['openedAt', 'nextDueAt']).default('openedAt').meta({
    description:
      '`openedAt`: newest first. `nextDueAt`: nearest deadline first, those without one last',
  }),
  ...pageQuery,
});

/** `GET /v1/cases`: from the ledger, which follows the cases by a moment. */
export function listCases({ ledger, clock }: ApiDeps): Endpoint {
  return endpoint({
    ...TAKES_NOTHING,
    method: 'get',
    path: '/v1/cases',
    id: 'listCases',
    tag: 'Cases',
    summary: 'Cases by filters',
    query,
    answers: {
      200: {
        description: 'A page of cases',
        schema: listOf(caseSchema).meta({ id: 'Cases' }),
        example: { items: [CASE], nextCursor: null },
      },
    },
    async handle(call) {
      const filter: CaseFilter = present(call.query);
      const page = await ledger.cases.list(filter);
      const now = clock();
      return { status: 200, body: listView(page, (record) => caseView(record, now)) };
    },
  });
}
