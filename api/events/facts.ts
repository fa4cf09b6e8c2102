import type { z } from 'zod';

/** A schema for each field of an event's facts. */
export type SchemasOf<Facts> = { readonly [Field in keyof Facts]-?: z.ZodType<Facts[Field]> };

/**
 * Schemas for the fields of each type of event. A missing field, or a schema wider than its field, does not
 * compile.
 */
export type SchemaTable<Data> = { readonly [Type in keyof Data]: SchemasOf<Data[Type]> };

/**
 * The same table without superfluous fields, and without schemas narrower than their field, which would
 * refuse what is sent. What is wrong becomes `never`.
 */
export type Whole<Table extends SchemaTable<Data>, Data> = {
  readonly [Type in keyof Data]: [Exclude<keyof Table[Type], keyof Data[Type]>] extends [never]
    ? WholeFacts<Table[Type], Data[Type]>
    : never;
};

type WholeFacts<Schemas, Facts> = {
  readonly [Field in keyof Facts]-?: Facts[Field] extends Frozen<
    z.output<Schemas[Field & keyof Schemas]>
  >
    ? z.ZodType<Facts[Field]>
    : never;
};

/** Makes the output of a schema readonly, as facts are, so that the two can be compared. */
type Frozen<T> = T extends readonly (infer One)[]
  ? readonly Frozen<One>[]
  : T extends object
    ? { readonly [Field in keyof T]: Frozen<T[Field]> }
    : T;
