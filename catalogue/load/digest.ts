import { createHash } from 'node:crypto';

/**
 * The digest of a file's content as it is written, without what the schema adds to it: comments, layout and
 * the order of fields may change, and so may this program.
 */
export function digestOf(content: unknown): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

function canonical(content: unknown): string {
  return JSON.stringify(content, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
