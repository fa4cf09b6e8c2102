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
  digest: 'Several alerts as one',
  'subscription.test': 'A test message',
};

const headers = z.object({
  'webhook-id': z.string().meta({
    description: 'The same at every attempt: by it a receiver knows what it has had before',
    example: 'msg_d5f7h2j4l6n3p5r7t2v4x6z3b3',
  }),
  'webhook-timestamp': z.string().meta({
    description: 'When this attempt was made, in seconds since 1970-01-01T00:00:00Z',
    example: '1795251600',
  }),
  'webhook-signature': z.string().meta({
    description:
      'Standard Webhooks: `v1,` and the HMAC-SHA256 of `id.timestamp.body` by the secret of the subscription, as base64. While a secret is replaced there are two, with a space between.',
    example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  }),
});

/** What each answer of a receiver means for an alert. */
const ANSWERS = {
  '2XX': { description: 'Taken. What else the answer says is not read.' },
  410: { description: 'The receiver wants nothing any more: its subscription has ended.' },
  default: {
    description:
      'Not taken, and so is no answer within 5 seconds. It is sent again with the same `webhook-id` after 2, 5 and 15 seconds, then after longer and longer pauses, for a day, and not before a `Retry-After`. Redirects are not followed.',
  },
} as const;

const ANSWERS_TO_TEST = {
  '2XX': ANSWERS['2XX'],
  default: {
    description:
      'Not taken, and so is no answer within 5 seconds: whoever asked for the test is told. It is not sent again.',
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
