import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { WORDS } from '../../domain/text/words/index.ts';
import { MEANINGS } from '../events/meanings.ts';
import { schemaName, type WebhookType } from '../events/types.ts';
import { WEBHOOK_BODIES } from './bodies.ts';
import { webhookExamples } from './examples.ts';

/** In English. */
const SUMMARIES: Readonly<Record<WebhookType, string>> = {
  ...WORDS.en.headings,
  digest: 'Several alerts in one message',
  'subscription.test': 'A test message',
};

const headers = z.object({
  'webhook-id': z.string().meta({
    description: 'The same for every attempt, so that a receiver recognises what it already has',
    example: 'msg_d5f7h2j4l6n3p5r7t2v4x6z3b3',
  }),
  'webhook-timestamp': z.string().meta({
    description: 'When this attempt was made, in seconds since 1970-01-01T00:00:00Z',
    example: '1795251600',
  }),
  'webhook-signature': z.string().meta({
    description:
      'Standard Webhooks: `v1,` and the HMAC-SHA256 of `id.timestamp.body` with the secret of the subscription, in base64. While a secret is being replaced there are two, separated by a space.',
    example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  }),
});

/** What each answer of a receiver means for an alert. */
const ANSWERS = {
  '2XX': { description: 'Accepted. The rest of the answer is not read.' },
  410: { description: 'The receiver wants no more alerts: its subscription ends.' },
  default: {
    description:
      'Not accepted, like no answer within 5 seconds. It is sent again with the same `webhook-id` after 2, 5 and 15 seconds, then at longer and longer intervals, for a day, and not before `Retry-After`. Redirects are not followed.',
  },
} as const;

const ANSWERS_TO_TEST = {
  '2XX': ANSWERS['2XX'],
  default: {
    description:
      'Not accepted, like no answer within 5 seconds. The answer to the test request says so. It is not sent again.',
  },
} as const;

/** The webhooks that subscribers receive, one for each type, for the OpenAPI document. */
export function webhooks(): readonly RouteConfig[] {
  const examples = webhookExamples();
  return [...WEBHOOK_BODIES].map(([type, schema]) => ({
    method: 'post',
    path: type,
    operationId: `on${schemaName(type)}`,
    tags: ['Webhooks'],
    summary: SUMMARIES[type],
    description: MEANINGS[type],
    // Webhooks are signed; the key of this API is for its callers.
    security: [],
    request: {
      headers,
      body: {
        required: true,
        content: { 'application/json': { schema, example: examples.get(type) } },
      },
    },
    responses: type === 'subscription.test' ? ANSWERS_TO_TEST : ANSWERS,
  }));
}
