import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { NO_INPUT, type Endpoint } from './http/endpoint.ts';
import { PROBLEMS, type ProblemCode } from './http/problem-catalogue.ts';
import { fieldProblemSchema, problemSchema } from './http/problem-schema.ts';
import { problemType } from './http/problems.ts';
import { brokenRule } from './offerings/refusal.ts';
import { packSchema } from './packs/schema.ts';

type Responses = RouteConfig['responses'];

const WITH_KEY: readonly ProblemCode[] = [
  'unauthorized',
  'too-many-requests',
  'database-unavailable',
  'engine-unavailable',
];

/** Answers of the server itself, before the request reaches any route. */
const TO_ANYTHING: readonly ProblemCode[] = [
  'invalid-request',
  'request-timeout',
  'head-too-large',
  'foreign-host',
];

const WITH_BODY: readonly ProblemCode[] = [
  'invalid-json',
  'invalid-body',
  'body-too-large',
  'unsupported-media-type',
];

const IDEMPOTENT: readonly ProblemCode[] = ['invalid-idempotency-key', 'idempotency-key-reused'];

const WITH_FIELD_ERRORS: ReadonlySet<ProblemCode> = new Set([
  'invalid-body',
  'invalid-query',
  'account-unknown',
  'calendar-needs-place',
  'instant-in-future',
]);

const WITH_RETRY_AFTER: ReadonlySet<ProblemCode> = new Set([
  'too-many-requests',
  'database-unavailable',
  'engine-unavailable',
]);

const RETRY_AFTER = {
  'Retry-After': {
    description: 'How many seconds to wait before sending the request again',
    schema: { type: 'integer' },
  },
} as const;

const refusalSchema = problemSchema
  .extend({
    field: z.string().optional(),
    source: brokenRule.shape.source.optional(),
    alternative: brokenRule.shape.alternative.optional(),
    broken: z.array(brokenRule).optional(),
    packs: z
      .array(packSchema)
      .optional()
      .meta({ description: 'If no credit is left: every pack that the account may use' }),
    errors: fieldProblemSchema.shape.errors
      .optional()
      .meta({ description: 'If an act of the history breaks the rule: which one' }),
  })
  .meta({ id: 'RefusedByOffering' });

/** The problems that an endpoint can answer with, one response for each status. */
export function problemResponses(spec: Endpoint['spec']): Responses {
  const statuses = new Map<number, ProblemCode[]>();
  for (const code of problemCodesOf(spec)) {
    const { status } = PROBLEMS[code];
    statuses.set(status, [...(statuses.get(status) ?? []), code]);
  }
  if (spec.refusals && !statuses.has(422)) statuses.set(422, []);
  return Object.fromEntries(
    [...statuses].map(([status, codes]) => [
      status,
      responseOf(codes, status === 422 && spec.refusals === true),
    ]),
  );
}

/** The codes of the catalogue that an endpoint may answer with. */
export function problemCodesOf(spec: Endpoint['spec']): ReadonlySet<ProblemCode> {
  return new Set<ProblemCode>([
    ...(spec.open ? [] : WITH_KEY),
    ...(spec.body === NO_INPUT.body ? [] : WITH_BODY),
    ...TO_ANYTHING,
    'invalid-query',
    ...(spec.noun === undefined ? [] : (['not-found', 'invalid-path'] as const)),
    ...(spec.idempotent ? IDEMPOTENT : []),
    ...(spec.problems ?? []),
    'internal',
  ]);
}

function responseOf(codes: readonly ProblemCode[], refusals: boolean): Responses[string] {
  const lines = codes.map((code) => `\`${code}\`: ${PROBLEMS[code].meaning}`);
  if (refusals) {
    lines.push('The code of the first broken rule of the offering; `broken` lists all of them.');
  }
  const schema = codes.some((code) => WITH_FIELD_ERRORS.has(code)) ? fieldsOptional : problemSchema;
  return {
    description: lines.join('\n\n'),
    ...(codes.some((code) => WITH_RETRY_AFTER.has(code)) && { headers: RETRY_AFTER }),
    content: {
      'application/problem+json': {
        schema: refusals ? refusalSchema : schema,
        examples: Object.fromEntries(codes.map((code) => [code, exampleOf(code)])),
      },
    },
  };
}

/** Of several problems with one status, only some name fields. */
const fieldsOptional = z.union([fieldProblemSchema, problemSchema]);

function exampleOf(code: ProblemCode) {
  const { title, status, meaning } = PROBLEMS[code];
  const errors = WITH_FIELD_ERRORS.has(code) && {
    errors: [{ path: 'title', message: 'must not be empty' }],
  };
  const requestId = '0d0f5a3c-8b53-4b8b-9d8a-3c3d0a0f6c11';
  return {
    summary: title,
    value: { type: problemType(code), title, status, detail: meaning, code, ...errors, requestId },
  };
}
