import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsSample } from '../../api/cases/act-sample.ts';
import { allEndpoints } from '../../api/endpoints.ts';
import { fieldSchemas } from '../../api/events/act-facts.ts';
import { CASE_FACTS } from '../../api/events/case-facts.ts';
import { PACK_FACTS } from '../../api/events/pack-facts.ts';
import type { ApiDeps } from '../../api/http/deps.ts';
import { openApiDocument } from '../../api/openapi.ts';
import { WEBHOOK_BODIES } from '../../api/webhooks/bodies.ts';
import {
  changes,
  choice,
  contact,
  flag,
  optionalLevel,
  mistake,
  optionalFlag,
  optionalText,
  text,
} from '../../domain/case/act-fields.ts';
import { ALERT_TYPES } from '../../domain/text/words/event-types.ts';
import { WORDS } from '../../domain/text/words/index.ts';

interface Webhook {
  operationId: string;
  summary: string;
  description: string;
  security: unknown[];
  parameters: { name: string; in: string; required: boolean; description: string }[];
  requestBody: {
    required: boolean;
    content: { 'application/json': { schema: { $ref: string }; example: { type: string } } };
  };
  responses: Record<string, { description: string }>;
}

interface Schema {
  type?: unknown;
  properties: Record<string, Schema>;
  required: string[];
  enum?: string[];
  $ref?: string;
  additionalProperties?: boolean;
}

// Endpoints touch what they need only when they are called.
const document = JSON.parse(
  JSON.stringify(openApiDocument(allEndpoints({} as ApiDeps), { temporalUiUrl: null })),
) as {
  webhooks: Record<string, { post: Webhook }>;
  paths: Record<string, Record<string, { operationId: string }>>;
  components: { schemas: Record<string, Schema> };
};

const webhooks = Object.entries(document.webhooks).map(([type, { post }]) => ({ type, ...post }));

function named(reference: string | undefined): Schema {
  const schema = document.components.schemas[reference?.split('/').at(-1) ?? ''];
  if (!schema) throw new Error(`${reference} is not in the document`);
  return schema;
}

describe('the webhooks of the OpenAPI document', () => {
  it('are one for each type that can be sent, and no other', () => {
    expect(webhooks.map(({ type }) => type)).toEqual([
      ...ALERT_TYPES,
      'digest',
      'subscription.test',
    ]);
  });

  it('are POSTs, signed by Standard Webhooks and without a key', () => {
    for (const { type, security, parameters } of webhooks) {
      expect(Object.keys(document.webhooks[type] ?? {})).toEqual(['post']);
      expect(security).toEqual([]);
      expect(parameters).toEqual(
        ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
          expect.objectContaining({
            name,
            in: 'header',
            required: true,
            description: expect.stringMatching(/\S/),
          }),
        ),
      );
    }
  });

  it('have unique names, and the headings that people read', () => {
    const paths = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const ids = [...paths, ...webhooks].map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const summaries = new Map(webhooks.map(({ type, summary }) => [type, summary]));
    for (const type of ALERT_TYPES) expect(summaries.get(type)).toBe(WORDS.en.headings[type]);
    for (const { description } of webhooks) expect(description).toMatch(/^\p{Lu}.+\.$/u);
  });

  it('describe the whole body, and allow for additions', () => {
    for (const { type, requestBody } of webhooks) {
      const body = named(requestBody.content['application/json'].schema.$ref);
      const data = named(body.properties['data']?.$ref);
      expect(body.required).toEqual(['type', 'timestamp', 'data']);
      expect(body.properties['type']?.enum).toEqual([type]);
      expect(data.required).toContain('text');
      expect([body, data].map((one) => one.additionalProperties)).toEqual([undefined, undefined]);
    }
  });

  it('have an example that their schema accepts unchanged', () => {
    for (const { type, requestBody } of webhooks) {
      const { example } = requestBody.content['application/json'];
      expect(example.type).toBe(type);
      expect(schemaOf(type).parse(example)).toEqual(example);
    }
  });

  it('say what each answer of a receiver leads to', () => {
    for (const { type, responses } of webhooks) {
      const isTest = type === 'subscription.test';
      expect(Object.keys(responses)).toEqual(
        isTest ? ['2XX', 'default'] : ['410', '2XX', 'default'],
      );
      expect(responses['default']?.description).toMatch(isTest ? /not sent again/ : /for a day/);
    }
  });
});

function schemaOf(type: string): z.ZodType {
  const found = [...WEBHOOK_BODIES].find(([one]) => one === type)?.[1];
  if (!found) throw new Error(`${type} has no schema`);
  return found;
}

/** Everywhere below: of an object what it is, and where. */
function* parts(value: unknown, path = ''): Generator<[string, object]> {
  if (typeof value !== 'object' || value === null) return;
  yield [path, value];
  for (const [key, inner] of Object.entries(value)) {
    if (key !== 'example' && key !== 'examples') yield* parts(inner, `${path}/${key}`);
  }
}

describe('the OpenAPI document', () => {
  it('allows null where it may occur, and nowhere else', () => {
    const nullable = Object.entries(document.components.schemas).filter(
      ([, { type }]) => Array.isArray(type) && type.includes('null'),
    );
    expect(nullable.map(([name]) => name)).toEqual([]);
    // A schema that is none of null, and one that is, together take none.
    const contradictions = [...parts(document)].filter(
      ([, part]) => 'allOf' in part && JSON.stringify(part.allOf).includes('"null"'),
    );
    expect(contradictions.map(([path]) => path)).toEqual([]);
  });
});

it('no field of an event has the name of a field beside it', () => {
  const beside = ['case', 'pack', 'clock', 'reason', 'text', 'policyVersion', 'links', 'quiet'];
  const facts = Object.values<object>({ ...CASE_FACTS, ...PACK_FACTS });
  const names = new Set(facts.flatMap((fields) => Object.keys(fields)));
  // Of a credit, the pack is a fact, and no pack is shown.
  names.delete('pack');
  expect(beside.filter((name) => names.has(name))).toEqual([]);
});

it('an act with any fields gets a schema and an example from the kinds of its fields', () => {
  const fields = {
    text: text(5),
    optionalText: optionalText(5),
    choice: choice(['one', 'two']),
    flag: flag(),
    optionalFlag: optionalFlag(),
    level: optionalLevel(),
    contact: contact(),
    request: mistake('customer-request'),
    changes: changes({ text: text(5), flag: flag(), contact: contact() }),
  };
  const schema = z.strictObject(fieldSchemas(fields));
  const sample = fieldsSample(fields);
  expect(schema.parse(sample)).toEqual(sample);
  expect(Object.keys(schema.shape)).toEqual(Object.keys(fields));
  for (const name of ['optionalText', 'optionalFlag', 'level', 'contact']) {
    expect(schema.safeParse({ ...sample, [name]: null }).success).toBe(true);
  }
  for (const name of ['text', 'choice', 'flag', 'request', 'changes']) {
    expect(schema.safeParse({ ...sample, [name]: null }).success).toBe(false);
  }
});
