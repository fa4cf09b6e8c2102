import { caseView, eventView } from '../../domain/view/case-view.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { listEndpoint } from '../http/lists.ts';
import { orNotFound } from '../http/or-not-found.ts';
import { actEndpoints } from './act-endpoints.ts';
import { lineExample } from './case-examples.ts';
import { caseSchema } from './case-schema.ts';
import { currentCase, fileOf, timelineOf } from './current.ts';
import { eventSchema } from './event-schema.ts';
import { CASE, NEW_CASE, NEW_PREVIEW, PREVIEW } from './examples.ts';
import { explainCase } from './explain.ts';
import { byCaseId } from './ids.ts';
import { listCases } from './list.ts';
import { casePreview, newCase } from './new-case.ts';
import { openCase } from './open.ts';
import { preview } from './preview-schema.ts';
import { previewCase } from './preview.ts';
import { reviveCase } from './revive.ts';
import { splitCase } from './split.ts';
import { stoppedNote } from './stopped-note.ts';

const TAG = 'Cases';

export function caseEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [
    postCase(deps),
    postPreview(deps),
    listCases(deps),
    getCase(deps),
    getTimeline(deps),
    explainCase(deps),
    ...actEndpoints(deps),
    splitCase(deps),
    reviveCase(deps),
  ];
}

function postCase(deps: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/cases',
    id: 'openCase',
    tag: TAG,
    summary: 'Opens a case',
    description:
      'Checks the case against the rules of its offering, computes its deadlines and starts its clocks. Give `openedAt` for a case that began earlier.',
    body: newCase,
    bodyExample: NEW_CASE,
    idempotent: true,
    refusals: true,
    answers: {
      201: {
        description: 'The case',
        schema: caseSchema,
        example: CASE,
        headers: { Location: 'The address of the case' },
      },
    },
    problems: [
      'account-unknown',
      'unknown-severity',
      'instant-in-future',
      'case-not-running',
      'policy-changed',
    ],
    handle: (call) => openCase(deps, call),
  });
}

function postPreview(deps: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/cases/preview',
    id: 'previewCase',
    tag: TAG,
    summary: 'Shows what would be promised',
    description:
      'Takes the same body as opening a case, answers with the same deadlines or refusals, and creates nothing. `openedAt` may be any instant; the answer shows the case at that instant, or at the last act of `history`. `account` is an id, or an account that need not exist.',
    changesNothing: true,
    body: casePreview,
    bodyExample: NEW_PREVIEW,
    refusals: true,
    answers: { 200: { description: 'The promise', schema: preview, example: PREVIEW } },
    problems: ['account-unknown', 'unknown-severity', 'instant-in-future'],
    handle: (call) => previewCase(deps, call),
  });
}

function getCase(deps: ApiDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/v1/cases/{id}',
    id: 'getCase',
    tag: TAG,
    summary: 'Gets a case',
    noun: 'case',
    params: byCaseId,
    answers: { 200: { description: 'The case', schema: caseSchema, example: CASE } },
    async handle({ params }) {
      const current = await orNotFound(currentCase(deps, params.id), 'case');
      const view = caseView(current, deps.clock());
      const { stopped } = current;
      const notes = stopped ? [stoppedNote(params.id, stopped)] : [];
      return { status: 200, body: { ...view, notes: [...view.notes, ...notes] } };
    },
  });
}

function getTimeline(deps: ApiDeps): Endpoint {
  return listEndpoint({
    path: '/v1/cases/{id}/timeline',
    id: 'getTimeline',
    tag: TAG,
    summary: 'Lists everything that happened to a case',
    description: 'In the order in which it was recorded, all on one page.',
    noun: 'case',
    params: byCaseId,
    answer: { description: 'The timeline', name: 'Timeline' },
    item: { schema: eventSchema, example: lineExample('case.sla.breached', 3) },
    localized: true,
    async pageOf({ params, reader }) {
      const { file } = await orNotFound(fileOf(deps, params.id), 'case');
      const events = await timelineOf(deps, params.id);
      return { items: events.map((event) => eventView(event, file, reader)), nextCursor: null };
    },
  });
}
