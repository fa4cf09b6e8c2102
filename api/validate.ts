import type { z } from 'zod';
import type { FieldError } from './problems.ts';

/** The value as its schema reads it, or every field that is wrong. */
export function validate<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { value: z.output<S> } | { errors: readonly FieldError[] } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  return { errors: result.error.issues.flatMap(fieldErrors) };
}

/** An unknown field is named by its own path, not by that of the object around it. */
function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: dotted([...issue.path, key]),
      message: 'is not a known field',
    }));
  }
  return [{ path: dotted(issue.path), message: issue.message }];
}

function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
