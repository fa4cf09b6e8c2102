import { z } from 'zod';
import { calendarSchema } from '../schema/calendar-schema.ts';
import { offeringSchema } from '../schema/offering-schema.ts';
import { documentsSchema } from '../schema/source.ts';
import { conditionSchemaForEditors, isCondition } from './condition.ts';

/** Checked by code when loading, but worth saying while somebody types: hours of its own, or those of others. */
const HOURS_OF_ONE = {
  oneOf: [
    { required: ['weekly', 'holidays'] },
    { required: ['anyOf'], properties: { anyOf: { minItems: 2, description: 'Two at least.' } } },
  ],
};

/** The files that people write, by the names of their schemas. */
const FILES: Readonly<Record<string, readonly [title: string, schema: z.ZodType, also?: object]>> =
  {
    'calendar.json': ['A calendar: calendars/ID/vN.yaml', calendarSchema, HOURS_OF_ONE],
    'documents.json': ['The documents that rules come from: documents.yaml', documentsSchema],
    'offering.json': ['An offering: offerings/ID/vN.yaml', offeringSchema],
  };

const CONDITION = { $ref: '#/definitions/condition' };

/**
 * JSON Schemas of the files that people write, for editors, as texts by the names of their files. They are
 * made from the very schemas by which the files are loaded, but what these check by code is not in them:
 * a file that an editor accepts may still have mistakes that loading finds.
 */
export function schemasForEditors(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(FILES).map(([name, [title, schema, also]]) => [
      name,
      `${JSON.stringify({ ...schemaOf(title, schema), ...also }, null, 2)}\n`,
    ]),
  );
}

function schemaOf(title: string, schema: z.ZodType) {
  const conditions: unknown[] = [];
  // What the YAML language server takes whatever its version.
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override({ zodSchema, jsonSchema }) {
      withoutHugeLimits(jsonSchema);
      if (!isCondition(zodSchema)) return;
      conditions.push(zodSchema);
      for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
      Object.assign(jsonSchema, CONDITION);
    },
  });
  return {
    $schema,
    title,
    ...rest,
    ...(conditions.length > 0 && { definitions: { condition: conditionSchemaForEditors() } }),
  };
}

/** The limits of all whole numbers say nothing to a person. */
function withoutHugeLimits(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}
