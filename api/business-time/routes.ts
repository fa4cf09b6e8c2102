import type { ApiDeps } from '../deps.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { businessTimeAnswer, deadlineAnswer } from './answers.ts';
import { answerBatch, answersOf, batchBody, bodyOf } from './batch.ts';
import { BUSINESS_TIME, BUSINESS_TIME_ANSWER, DEADLINES, DEADLINE_ANSWER } from './examples.ts';
import {
  businessTimeItem,
  businessTimeResult,
  deadlineItem,
  deadlineResult,
  documentedBusinessTimeItem,
  documentedDeadlineItem,
} from './schema.ts';

const TAG = 'Business time';

const DESCRIPTION = `At most 1,000 items, answered in the same order; nothing is stored. An item that
cannot be answered has \`error\` in its place and spoils no other.`;

export function businessTimeEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [deadlines(deps), businessTime(deps)];
}

function deadlines({ catalogue }: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/deadlines',
    id: 'computeDeadlines',
    tag: TAG,
    summary: 'When amounts of time have passed, on any calendars',
    description: DESCRIPTION,
    batch: true,
    changesNothing: true,
    body: batchBody,
    documentedBody: bodyOf(documentedDeadlineItem).meta({ id: 'Deadlines' }),
    bodyExample: DEADLINES,
    answers: {
      200: {
        description: 'A deadline for each item, or what is wrong with it',
        schema: answersOf(deadlineResult).meta({ id: 'DeadlineResults' }),
        example: DEADLINE_ANSWER,
      },
    },
    async handle({ body, isAwaited }) {
      const items = await answerBatch({
        items: body.items,
        schema: deadlineItem,
        catalogue,
        answer: deadlineAnswer,
        isAwaited,
      });
      return { status: 200, body: { items } };
    },
  });
}

function businessTime({ catalogue }: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/business-time',
    id: 'measureBusinessTime',
    tag: TAG,
    summary: 'How much business time lies between two instants, on any calendars',
    description: `${DESCRIPTION} Negative where \`end\` comes before \`start\`.`,
    batch: true,
    changesNothing: true,
    body: batchBody,
    documentedBody: bodyOf(documentedBusinessTimeItem).meta({ id: 'BusinessTimes' }),
    bodyExample: BUSINESS_TIME,
    answers: {
      200: {
        description: 'The minutes of each item, or what is wrong with it',
        schema: answersOf(businessTimeResult).meta({ id: 'BusinessTimeResults' }),
        example: BUSINESS_TIME_ANSWER,
      },
    },
    async handle({ body, isAwaited }) {
      const items = await answerBatch({
        items: body.items,
        schema: businessTimeItem,
        catalogue,
        answer: businessTimeAnswer,
        isAwaited,
      });
      return { status: 200, body: { items } };
    },
  });
}
