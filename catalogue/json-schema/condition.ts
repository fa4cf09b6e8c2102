import { z } from 'zod';
import { testsOf } from '../schema/fields.ts';
import { conditionSchema, matchersByField } from '../schema/matcher.ts';

/** A JSON Schema, or a part of one. */
type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Whether this is the schema of conditions, or a copy of it with another description. */
export function isCondition(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodType && schema.def === conditionSchema.def;
}

/** What a condition can ask: of each field the tests that can turn out either way. */
export function conditionSchemaForEditors(): JsonSchema {
  const fields = [...matchersByField].map(([field, matcher]) => [field, ofField(field, matcher)]);
  const condition = { $ref: '#/definitions/condition' };
  const list = { type: 'array', minItems: 1, items: condition };
  return {
    type: 'object',
    description: 'Every field that is named here has to match.',
    minProperties: 1,
    properties: {
      ...Object.fromEntries(fields),
      all: { ...list, description: 'Conditions all of which have to hold.' },
      any: { ...list, description: 'Conditions of which one or more have to hold.' },
      not: { ...condition, description: 'A condition that must not hold.' },
    },
    patternProperties: {
      '^(account\\.)?fields\\.': {
        type: 'object',
        description: 'Tests of a field that the offering defines under `fields`.',
        minProperties: 1,
      },
    },
    additionalProperties: false,
  };
}

function ofField(field: string, matcher: z.ZodType): JsonSchema {
  const {
    $schema: _ofWhole,
    properties = {},
    ...rest
  } = z.toJSONSchema(matcher, {
    io: 'input',
    target: 'draft-7',
  });
  const tests = testsOf(field);
  const usable = Object.entries(properties).filter(([test]) => tests.includes(test));
  return {
    ...rest,
    description: `Tests of ${field}, all of which have to hold: ${tests.join(', ')}.`,
    minProperties: 1,
    properties: Object.fromEntries(usable),
  };
}
