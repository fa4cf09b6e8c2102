import { z } from 'zod';
import type { Field, Fields, Said } from '../../domain/case/act-fields.ts';
import type { ActEventData } from '../../domain/case/act.ts';
import type { SchemasOf, SchemaTable } from './facts.ts';
import { contact } from './shown-contact.ts';
import { TOLD_ACTS } from './told-acts.ts';

/** Of everything that people do. */
export const note = z
  .string()
  .nullable()
  .meta({ description: 'Why, in the words of the person who did it' });

/** The schemas of what an act has said, as events tell it: everything is there and read. */
export function saidSchemas<const F extends Fields>(fields: F): SchemasOf<Said<F>> {
  const schemas = Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a field's type comes from its kind, as its schema does
  return Object.fromEntries(schemas) as SchemasOf<Said<F>>;
}

/** What events tell that say what an act says, by the table of acts. */
export const ACT_FACTS = factsOfActs();

function factsOfActs(): SchemaTable<ActEventData> {
  const facts = TOLD_ACTS.map(({ event, fields }) => [event, { ...saidSchemas(fields), note }]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type is made of the same table
  return Object.fromEntries(facts) as SchemaTable<ActEventData>;
}

function schemaOf(field: Field<unknown>): z.ZodType {
  const schema = kindOf(field);
  return field.required ? schema : schema.nullable();
}

function kindOf(field: Field<unknown>): z.ZodType {
  switch (field.kind) {
    case 'text':
      return z.string();
    case 'choice':
      return z.enum(field.values);
    case 'flag':
      return z.boolean();
    case 'level':
      return z.int().min(1);
    case 'contact':
      return contact;
    case 'open-request':
      return z.string().meta({ description: 'The act that asked the customer' });
    default:
      return z
        .strictObject(changesOf(field.fields))
        .meta({ description: 'The fields that changed' });
  }
}

/** What was left out stays as it is. */
function changesOf(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, schemaOf(field).optional()]),
  );
}
