import { z } from 'zod';
import { offeringView } from '../../domain/offering/view.ts';
import { newestOfferings } from '../../policies/catalogue.ts';
import type { Offering } from '../../policies/schema.ts';
import type { ApiDeps } from '../deps.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { listEndpoint } from '../lists.ts';
import { notFound } from '../problems.ts';
import { policyId, policyVersion } from '../policies.ts';
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
    summary: 'Every offering, by its newest version',
    answer: { description: 'The offerings; all of them are one page', name: 'Offerings' },
    item: { schema: offering },
    pageOf() {
      const items = newestOfferings(deps.catalogue).map((each) => viewOf(deps, each));
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
    summary: 'An offering: its rules and promises as data, with their sources',
    noun: 'offering',
    params: z.strictObject({ id: policyId.meta({ example: '21vianet' }) }),
    query: z.strictObject({ version: policyVersion }),
    answers: { 200: { description: 'The offering', schema: offering } },
    handle({ params, query }) {
      const versions = versionsOf(deps, params.id);
      const asked = query.version ?? versions.at(-1)?.version;
      const found = versions.find((each) => each.version === asked);
      if (!found) throw notFound('offering with this id and version');
      return { status: 200, body: viewOf(deps, found) };
    },
  });
}

function versionsOf({ catalogue }: ApiDeps, id: string): readonly Offering[] {
  return catalogue.offerings.filter((each) => each.id === id);
}

function viewOf(deps: ApiDeps, one: Offering) {
  return {
    ...offeringView(one, deps.catalogue),
    versions: versionsOf(deps, one.id).map((each) => each.version),
    documents: deps.catalogue.documents,
  };
}
