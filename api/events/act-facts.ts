import { z } from 'zod';
import type { Field, Fields, FieldValues } from '../../domain/case/act-fields.ts';
import type { ActEventData } from '../../domain/case/act.ts';
import { ACTS_WITH_EVENTS } from './acts-with-events.ts';
import type { SchemasOf, SchemaTable } from './facts.ts';
import { fieldChanges } from '../http/own-fields.ts';
import { contact } from './shown-contact.ts';

/** A field of every event that people cause. */
export const note = z
  .string()
  .nullable()
  .meta({ description: 'Why, in the words of the person who did it' });

/** Schemas for the fields of an act as events show them: none is absent. */
export function fieldSchemas<const F extends Fields>(fields: F): SchemasOf<FieldValues<F>> {
  const schemas = Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both come from its kind
  return Object.fromEntries(schemas) as SchemasOf<FieldValues<F>>;
}

/** The fields of each event that records an act, from the table of acts. */
export const ACT_FACTS = factsOfActs();

function factsOfActs(): SchemaTable<ActEventData> {
  const facts = ACTS_WITH_EVENTS.map(({ event, fields }) => [
    event,
    { ...fieldSchemas(fields), note },
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made from the same table
  return Object.fromEntries(facts) as SchemaTable<ActEventData>;
}

function schemaOf(field: Field<unknown>): z.ZodType {
  const schema = kindOf(field);
  return field.required ? schema : schema.nullable();
}

function kindOf(field: Field<unknown>): z.ZodType {
  switch (field.kind) {
    case 'text':
    case 'prose':
      return z.string();
    case 'choice':
      return z.enum(field.values);
    case 'flag':
      return z.boolean();
    case 'level':
      return z.int().min(1);
    case 'contact':
      return contact;
    case 'fields':
      return fieldChanges;
    case 'mistake':
      return z.string().meta({ description: 'The act that was recorded by mistake' });
    default:
      return z
        .strictObject(changesOf(field.fields))
        .meta({ description: 'The fields that changed' });
  }
}

/** An update leaves out the fields that stay as they are. */
function changesOf(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, schemaOf(field).optional()]),
  );
}
