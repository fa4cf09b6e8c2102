import type { CaseRequest } from './case-request.ts';
import type { SentFields } from './vocabulary.ts';

/**
 * The fields of an act. Its type, the parsing of input typed into the Temporal UI, and the API's
 * schema are all derived from this one description.
 */
type FieldShape =
  /** One line. */
  | { readonly kind: 'text'; readonly max: number }
  /** One or more lines. */
  | { readonly kind: 'prose'; readonly max: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'flag' }
  /** A whole number, at least 1. */
  | { readonly kind: 'level' }
  | { readonly kind: 'contact' }
  /** The id of an act that was recorded by mistake; by default the last one of its kind. */
  | { readonly kind: 'mistake'; readonly of: Retractable }
  /** Values of fields that the offering defines, by name; null empties one. */
  | { readonly kind: 'fields' }
  /** At least one of these fields; those left out stay as they are. */
  | { readonly kind: 'changes'; readonly fields: Fields };

/** The kinds of acts that can be taken back as mistakes. */
export type Retractable = 'response' | 'customer-request' | 'customer-reply' | 'close';

/** A field of an act; one that is not required is null if it is left out. */
export type Field<T> = FieldShape & {
  readonly required: boolean;
  /** Exists for the type alone and is never set. */
  readonly type?: T;
};

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The values that are parsed from fields. */
export type FieldValues<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Field<infer T> ? T : never;
};

export function text(max: number): Field<string> {
  return { kind: 'text', max, required: true };
}

export function optionalText(max: number): Field<string | null> {
  return { kind: 'text', max, required: false };
}

export function optionalProse(max: number): Field<string | null> {
  return { kind: 'prose', max, required: false };
}

export function choice<const T extends string>(values: readonly T[]): Field<T> {
  return { kind: 'choice', values, required: true };
}

export function flag(): Field<boolean> {
  return { kind: 'flag', required: true };
}

export function optionalFlag(): Field<boolean | null> {
  return { kind: 'flag', required: false };
}

export function optionalLevel(): Field<number | null> {
  return { kind: 'level', required: false };
}

export function mistake(of: Retractable): Field<string> {
  return { kind: 'mistake', of, required: true };
}

/** The person whom support contacts, replaced as a whole. */
export function contact(): Field<CaseRequest['contact']> {
  return { kind: 'contact', required: false };
}

/** Those left out stay as they are. */
export function ownFields(): Field<SentFields> {
  return { kind: 'fields', required: true };
}

export function changes<const F extends Fields>(fields: F): Field<Partial<FieldValues<F>>> {
  return { kind: 'changes', fields, required: true };
}
