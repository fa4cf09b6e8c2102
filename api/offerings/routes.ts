import { z } from 'zod';
import { offered } from '../../catalogue/schema/catalogue.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { offeringView } from '../../domain/offering/view.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { listEndpoint } from '../http/lists.ts';
import { findVersion, policyId, policyVersion, versionsOf } from '../http/policies.ts';
import { offering } from './schema.ts';

const TAG = 'Offerings';

export function offeringEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [listOfferings(deps), getOffering(deps)];
}

function listOfferings(deps: ApiDeps): Endpoint {
  return listEndpoint({
    path: '/v1/offerings',
    id: 'listOfferings',
    tag: TAG,
    summary: 'Lists the offerings under which cases are opened, each in its newest version',
    answer: { description: 'The offerings, all on one page', name: 'Offerings' },
    item: { schema: offering },
    pageOf() {
      const items = offered(deps.catalogue).map((each) => viewOf(deps, each));
      return { items, nextCursor: null };
    },
  });
}

function getOffering(deps: ApiDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/v1/offerings/{id}',
    id: 'getOffering',
    tag: TAG,
    summary: 'Gets an offering: its rules and promises as data, with their sources',
    noun: 'offering',
    params: z.strictObject({ id: policyId.meta({ example: '21vianet' }) }),
    query: z.strictObject({ version: policyVersion }),
    answers: { 200: { description: 'The offering', schema: offering } },
    handle({ params, query }) {
      const { offerings } = deps.catalogue;
      const found = findVersion(offerings, params.id, query.version, 'offering');
      return { status: 200, body: viewOf(deps, found) };
    },
  });
}

function viewOf({ catalogue }: ApiDeps, one: Offering) {
  return {
    ...offeringView(one, catalogue),
    offered: !catalogue.switchedOff.includes(one.id),
    versions: versionsOf(catalogue.offerings, one.id),
    documents: catalogue.documents,
  };
}
