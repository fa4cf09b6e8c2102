import { z } from 'zod';
import type { Field, Fields } from '../../domain/case/act-fields.ts';
import { orNull } from '../http/absent.ts';
import { fieldChanges } from '../http/own-fields.ts';
import { optionalProse, optionalText, prose, text } from '../http/text.ts';
import { contact } from './contact-schema.ts';

/** Schemas for the fields of an act, made from the description by which the case reads them. */
export function schemasOf(fields: Fields): Readonly<Record<string, z.ZodType>> {
  const schemas: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries(fields)) {
    // Changes are fields of the body itself, beside who and when.
    if (field.kind === 'changes') Object.assign(schemas, changesOf(field.fields));
    // This is not sent, as the case knows which act was the last.
    else if (field.kind !== 'mistake') schemas[name] = schemaOf(field);
  }
  return schemas;
}

function changesOf(fields: Fields): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(
    Object.entries(schemasOf(fields)).map(([name, schema]) => [name, schema.optional()]),
  );
}

function schemaOf(field: Field<unknown>): z.ZodType {
  switch (field.kind) {
    case 'text':
      return field.required ? text(field.max) : optionalText(field.max);
    case 'prose':
      return field.required ? prose(field.max) : optionalProse(field.max);
    case 'choice':
      return z.enum(field.values);
    case 'flag':
      return field.required ? z.boolean() : orNull(z.boolean());
    case 'level':
      return field.required ? z.int().min(1) : orNull(z.int().min(1));
    case 'contact':
      return contact.nullable();
    case 'fields':
      return fieldChanges;
    default:
      throw new TypeError(`${field.kind} has no schema of its own`);
  }
}
