import type { ApiDeps } from '../http/deps.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { businessTimeAnswer, deadlineAnswer } from './answers.ts';
import { batchEndpoint } from './batch.ts';
import { BUSINESS_TIME, BUSINESS_TIME_ANSWER, DEADLINES, DEADLINE_ANSWER } from './examples.ts';
import {
  businessTimeItem,
  businessTimeResult,
  deadlineItem,
  deadlineResult,
  documentedBusinessTimeItem,
  documentedDeadlineItem,
} from './schema.ts';

const DESCRIPTION = `At most 1,000 items, answered in the same order; nothing is stored. An item that
cannot be answered has \`error\` in its place and spoils no other.`;

export function businessTimeEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [
    batchEndpoint(deps, {
      path: '/v1/deadlines',
      id: 'computeDeadlines',
      summary: 'Computes when amounts of time have passed, on any calendar',
      description: DESCRIPTION,
      item: deadlineItem,
      documented: { item: documentedDeadlineItem, name: 'Deadlines' },
      bodyExample: DEADLINES,
      result: {
        description: 'A deadline for each item, or what is wrong with it',
        schema: deadlineResult,
        name: 'DeadlineResults',
        example: DEADLINE_ANSWER,
      },
      answer: deadlineAnswer,
    }),
    batchEndpoint(deps, {
      path: '/v1/business-time',
      id: 'measureBusinessTime',
      summary: 'Computes the business time between two instants, on any calendar',
      description: `${DESCRIPTION} Negative if \`end\` is before \`start\`.`,
      item: businessTimeItem,
      documented: { item: documentedBusinessTimeItem, name: 'BusinessTimes' },
      bodyExample: BUSINESS_TIME,
      result: {
        description: 'The minutes of each item, or what is wrong with it',
        schema: businessTimeResult,
        name: 'BusinessTimeResults',
        example: BUSINESS_TIME_ANSWER,
      },
      answer: businessTimeAnswer,
    }),
  ];
}
