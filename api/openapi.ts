import {
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { ApiDeps } from './deps.ts';
import { TAKES_NOTHING, type AnswerDoc, type Endpoint } from './endpoint.ts';
import { problemResponses } from './openapi-problems.ts';

type Responses = RouteConfig['responses'];

const DESCRIPTION = `Support cases and the clocks that run on them.

Instants are RFC 3339 in UTC. Errors are RFC 9457 problem documents with a stable \`code\`. Lists
answer \`{items, nextCursor}\`. Every POST that makes something takes an \`Idempotency-Key\`: the same
key with the same body gives the first answer again.`;

const IDEMPOTENCY_KEY = z.string().min(1).max(255).optional().meta({
  description:
    'The same key with the same body gives the first answer again, with another body 422',
  example: '7f9c24e8-3b12-4fef-91e0-6a2f1d1f5a31',
});

/** The OpenAPI 3.1 document of these endpoints, from the schemas that they check with. */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  { temporalUiUrl }: Pick<ApiDeps, 'temporalUiUrl'>,
) {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of this installation; the first start shows the administrator’s once.',
  });
  for (const { spec } of endpoints) registry.registerPath(routeOf(spec));
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
  const { params, query, body, documentedBody, bodyExample, idempotent } = spec;
  return {
    params,
    query,
    ...(idempotent && { headers: z.object({ 'Idempotency-Key': IDEMPOTENCY_KEY }) }),
    ...(body !== TAKES_NOTHING.body && {
      body: {
        required: true,
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
