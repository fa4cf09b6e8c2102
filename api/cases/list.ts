import { z } from 'zod';
import { CASE_STATUSES, SEVERITIES } from '../../domain/case/types.ts';
import { caseView } from '../../domain/view/case-view.ts';
import { accountId } from '../accounts/schema.ts';
import { definedFields } from '../http/defined-fields.ts';
import type { ApiDeps } from '../http/deps.ts';
import { type Endpoint } from '../http/endpoint.ts';
import { instant } from '../http/instants.ts';
import { flagQuery, listEndpoint, listView, pageQuery } from '../http/lists.ts';
import { region } from '../http/places.ts';
import { text } from '../http/text.ts';
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
    description: 'Only cases whose next deadline is before this instant',
  }),
  sort: z.enum(['openedAt', 'nextDueAt']).default('openedAt').meta({
    description:
      '`openedAt`: newest first. `nextDueAt`: nearest deadline first, cases without one last',
  }),
  ...pageQuery,
});

/** `GET /v1/cases`, from the ledger, which lags the cases by a moment. */
export function listCases({ ledger, clock }: ApiDeps): Endpoint {
  return listEndpoint({
    path: '/v1/cases',
    id: 'listCases',
    tag: 'Cases',
    summary: 'Lists cases',
    query,
    answer: { description: 'A page of cases', name: 'Cases' },
    item: { schema: caseSchema, example: CASE },
    async pageOf(call) {
      const page = await ledger.cases.list(definedFields(call.query));
      const now = clock();
      return listView(page, (record) => caseView(record, now));
    },
  });
}
