import {
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { LOCALES } from '../domain/text/words/locale.ts';
import type { ApiDeps } from './http/deps.ts';
import { isBodyOptional, NO_INPUT, type AnswerDoc, type Endpoint } from './http/endpoint.ts';
import { problemResponses } from './openapi-problems.ts';
import { webhooks } from './webhooks/webhooks.ts';

type Responses = RouteConfig['responses'];

const DESCRIPTION = `Support cases and the clocks that run on them.

Instants are RFC 3339 in UTC. Errors are RFC 9457 problem documents with a stable \`code\`. Lists
return \`{items, nextCursor}\`. Every POST that creates something accepts an \`Idempotency-Key\`:
for the same request, the same key returns the first answer again.

In texts of one line, line breaks and tabs become spaces; notes and \`businessImpact\` keep theirs. A
text that would show nothing is empty. Control characters, and characters that change the direction
of text or are invisible tags, are refused.`;

const IDEMPOTENCY_KEY = z.string().min(1).max(255).optional().meta({
  description:
    'For the same body and query, the same key returns the first answer again; for others, 422',
  example: '7f9c24e8-3b12-4fef-91e0-6a2f1d1f5a31',
});

const ACCEPT_LANGUAGE = z
  .string()
  .optional()
  .meta({
    description: `The language of the sentences: ${LOCALES.join(', ')}; English for any other`,
    example: 'de-AT, de;q=0.9',
  });

/** The OpenAPI 3.1 document of these endpoints, made from the schemas that check their requests. */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  { temporalUiUrl }: Pick<ApiDeps, 'temporalUiUrl'>,
) {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of this installation. The first start shows the administrator’s key, once.',
  });
  for (const { spec } of endpoints) registry.registerPath(routeOf(spec));
  for (const webhook of webhooks()) registry.registerWebhook(webhook);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'SLA timers', version: '1', description: DESCRIPTION },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    ...(temporalUiUrl !== null && {
      externalDocs: { url: temporalUiUrl, description: 'The Temporal UI, for operators' },
    }),
  });
}

function routeOf(spec: Endpoint['spec']): RouteConfig {
  const { method, path, id, tag, summary, description } = spec;
  return {
    method,
    path,
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    ...(spec.open && { security: [] }),
    request: requestOf(spec),
    responses: { ...answersOf(spec.answers), ...problemResponses(spec) },
  };
}

function requestOf(spec: Endpoint['spec']): NonNullable<RouteConfig['request']> {
  const { params, query, body, documentedBody, bodyExample, idempotent, localized } = spec;
  return {
    params,
    query,
    ...((idempotent || localized) && {
      headers: z.object({
        ...(idempotent && { 'Idempotency-Key': IDEMPOTENCY_KEY }),
        ...(localized && { 'Accept-Language': ACCEPT_LANGUAGE }),
      }),
    }),
    ...(body !== NO_INPUT.body && {
      body: {
        required: !isBodyOptional(spec),
        content: {
          'application/json': {
            schema: documentedBody ?? body,
            ...(bodyExample !== undefined && { example: bodyExample }),
          },
        },
      },
    }),
  };
}

function answersOf(answers: Endpoint['spec']['answers']): Responses {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]),
  );
}

function answerOf(answer: AnswerDoc): Responses[string] {
  const { description, schema, example, textExample, file, headers } = answer;
  return {
    description,
    ...(headers && { headers: headersOf(headers) }),
    ...(file && {
      content: { [file.mediaType]: { schema: z.string(), example: file.example } },
    }),
    ...(schema && {
      content: {
        'application/json': { schema, ...(example !== undefined && { example }) },
        ...(textExample !== undefined && {
          'text/plain': { schema: z.string(), example: textExample },
        }),
      },
    }),
  };
}

function headersOf(headers: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' as const } },
    ]),
  );
}
