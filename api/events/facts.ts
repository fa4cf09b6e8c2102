import type { z } from 'zod';

/** A schema for each field of some facts. */
export type SchemasOf<Facts> = { readonly [Field in keyof Facts]-?: z.ZodType<Facts[Field]> };

/** The fields of each type of event. A field that is missing, or may be more than it is, does not compile. */
export type SchemaTable<Data> = { readonly [Type in keyof Data]: SchemasOf<Data[Type]> };

/**
 * The same table with nothing superfluous, and no schema that takes less than its field may be, as
 * it would refuse what is sent: `never` in place of what is wrong.
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

/** Facts are only read; what a schema has read could be written to. */
type Frozen<T> = T extends readonly (infer One)[]
  ? readonly Frozen<One>[]
  : T extends object
    ? { readonly [Field in keyof T]: Frozen<T[Field]> }
    : T;
