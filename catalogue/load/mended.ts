import type { z } from 'zod';
import { validate } from '../schema/validate.ts';

/** What is known of a kind of files, so that what is right in one of them can be checked already. */
export interface Mending {
  /** The lists that can do without a row that is wrong. */
  readonly rows: readonly string[];
  /** What can stand for a field that is wrong, by dotted path; `*` is any place in a list. */
  readonly standIns: Readonly<Record<string, unknown>>;
}

/** A content without what is wrong with it. */
interface Mended<T> {
  readonly value: T;
  /** Where something is in the file that is at this dotted path of the value. */
  readonly pathInFile: (path: string) => string;
}

/**
 * A content without its structural errors: rows that have any are left out, and something stands for
 * other fields. Null if too little can be understood. What is missing in it need not be in the file.
 */
export function mended<T>(
  schema: z.ZodType<T>,
  content: unknown,
  { rows, standIns }: Mending,
): Mended<T> | null {
  const read = validate(schema, content);
  if ('value' in read) return { value: read.value, pathInFile: (path) => path };
  const copy: unknown = structuredClone(content);
  const dropped = new Map<string, Set<number>>();
  for (const { path } of read.errors) {
    const [list = '', place] = path.split('.');
    if (rows.includes(list) && /^\d+$/.test(place ?? '')) {
      dropped.set(list, (dropped.get(list) ?? new Set()).add(Number(place)));
    } else mend(copy, path.split('.'), standIns);
  }
  for (const [list, places] of dropped) dropFrom(copy, list, places);
  const again = validate(schema, copy);
  if (!('value' in again)) return null;
  return { value: again.value, pathInFile: (path) => shifted(path, dropped) };
}

/** Puts what can stand there at the path, or at the nearest one around it; else removes what is there. */
function mend(content: unknown, path: readonly string[], standIns: Mending['standIns']): void {
  for (let length = path.length; length > 0; length -= 1) {
    const pattern = path.slice(0, length).map((part) => (/^\d+$/.test(part) ? '*' : part));
    const standIn = standIns[pattern.join('.')];
    if (standIn !== undefined) return set(content, path.slice(0, length), standIn);
  }
  set(content, path, undefined);
}

function set(content: unknown, path: readonly string[], value: unknown): void {
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce<unknown>((at, part) => Object(at)[part], content);
  if (typeof parent !== 'object' || parent === null || last === undefined) return;
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
}

function dropFrom(content: unknown, list: string, places: ReadonlySet<number>): void {
  const rows: unknown = Object(content)[list];
  if (!Array.isArray(rows)) return;
  set(
    content,
    [list],
    rows.filter((_row, place) => !places.has(place)),
  );
}

/** The path with the place that its row had before others were dropped. */
function shifted(path: string, dropped: ReadonlyMap<string, ReadonlySet<number>>): string {
  const [list = '', place, ...rest] = path.split('.');
  const without = dropped.get(list);
  if (without === undefined || place === undefined) return path;
  let left = Number(place);
  let found = 0;
  while (without.has(found) || left > 0) {
    if (!without.has(found)) left -= 1;
    found += 1;
  }
  return [list, found, ...rest].join('.');
}
