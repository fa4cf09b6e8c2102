import { z } from 'zod';
import { testsOf } from '../schema/fields.ts';
import { conditionSchema, matchersByField } from '../schema/matcher.ts';

/** A JSON Schema, or a part of one. */
type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Whether this is the schema of conditions, or a copy of it with another description. */
export function isCondition(schema: z.core.$ZodType): boolean {
  return schema._zod.def === conditionSchema._zod.def;
}

/** What a condition can ask: of each field the tests that can turn out either way. */
export function conditionSchemaForEditors(): JsonSchema {
  const fields = [...matchersByField].map(([field, matcher]) => [field, ofField(field, matcher)]);
  return {
    type: 'object',
    description: 'Every field that is named here has to match.',
    minProperties: 1,
    properties: Object.fromEntries(fields),
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
