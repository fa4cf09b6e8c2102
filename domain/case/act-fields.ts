import type { CaseRequest } from './case-request.ts';

/**
 * What an act says, field by field. From one description come its type, the reading of what
 * somebody has typed into the Temporal UI, and the schema of the API.
 */
type FieldShape =
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'flag' }
  /** A whole number from 1 on. */
  | { readonly kind: 'level' }
  | { readonly kind: 'contact' }
  /** The id of an act that asked the customer: where none is named, the open one. */
  | { readonly kind: 'open-request' }
  /** Some of these, and at least one: what is left out stays as it is. */
  | { readonly kind: 'changes'; readonly fields: Fields };

/** A field that is not required is null where it was left out. */
export type Field<T> = FieldShape & {
  readonly required: boolean;
  /** Carries the type and is never set. */
  readonly type?: T;
};

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What is read of fields. */
export type Said<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Field<infer T> ? T : never;
};

export function text(max: number): Field<string> {
  return { kind: 'text', max, required: true };
}

export function optionalText(max: number): Field<string | null> {
  return { kind: 'text', max, required: false };
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

export function level(): Field<number> {
  return { kind: 'level', required: true };
}

export function openRequest(): Field<string> {
  return { kind: 'open-request', required: true };
}

/** Whom support talks to, replaced as a whole. */
export function contact(): Field<CaseRequest['contact']> {
  return { kind: 'contact', required: false };
}

export function changes<const F extends Fields>(fields: F): Field<Partial<Said<F>>> {
  return { kind: 'changes', fields, required: true };
}
