import { z } from 'zod';
import { prose } from './text.ts';

/** What fields of an offering's own can hold; which of them a value fits, the offering says. */
const fieldValue = z.union([prose(2_000), z.number(), z.boolean()]);

const MAX_FIELDS = 50;

function fieldsOf<S extends z.ZodType>(value: S) {
  return z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'is no name of a field'), value)
    .refine((fields) => Object.keys(fields).length <= MAX_FIELDS, {
      error: `must have at most ${MAX_FIELDS} fields`,
    });
}

/** Values of fields that offerings define, by name. A field that is null has no value. */
export const ownFields = fieldsOf(fieldValue.nullable()).transform((fields) => {
  const entries = Object.entries(fields);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | number | boolean] => entry[1] !== null),
  );
});

/** The same of a change: what is left out stays, and null empties a field. */
export const fieldChanges = fieldsOf(fieldValue.nullable()).meta({
  description: 'Fields that are named are replaced, the others stay; null empties one',
});

/** The same as it is shown. */
export const shownFields = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .meta({ description: 'Fields that offerings define: `GET /v1/offerings/{id}` shows which' });
