import type { z } from 'zod';
import { validate } from '../schema/validate.ts';

/** What is known of a kind of files, so that what is right in one of them can be checked already. */
export interface Mending {
  /** The lists that can do without a row that is wrong, and what a row is worth of which only a part is. */
  readonly rows: Readonly<Record<string, RowMending>>;
  /** What can stand for a field that is wrong, by dotted path; `*` is any place in a list. */
  readonly standIns: Readonly<Record<string, unknown>>;
}

/** What is left of a row that is wrong: the fields that select cases, and what stands for all others. */
interface RowMending {
  readonly keeps: readonly string[];
  readonly standIns: Readonly<Record<string, unknown>>;
}

/** A content without what is wrong with it. */
interface Mended<T> {
  readonly value: T;
  /** Where something is in the file that is at this dotted path of the value. */
  readonly pathInFile: (path: string) => string;
}

/**
 * A content without its structural errors. Of a row that has any only what selects cases is left, and no
 * row if that is wrong too; something stands for other fields. Null if too little can be understood. What
 * is missing in it need not be missing from the file.
 */
export function mended<T>(
  schema: z.ZodType<T>,
  content: unknown,
  mending: Mending,
): Mended<T> | null {
  const copy: unknown = structuredClone(content);
  mendAll(schema, copy, mending, (list, place) => reduceRow(copy, list, place, mending));
  const dropped = new Map<string, Set<number>>();
  mendAll(schema, copy, mending, (list, place) => {
    dropped.set(list, (dropped.get(list) ?? new Set()).add(place));
  });
  for (const [list, places] of dropped) dropFrom(copy, list, places);
  const read = validate(schema, copy);
  if (!('value' in read)) return null;
  return { value: read.value, pathInFile: (path) => shifted(path, dropped) };
}

/** Mends each field that is wrong; of rows, says which are. */
function mendAll(
  schema: z.ZodType,
  content: unknown,
  { rows, standIns }: Mending,
  mendRow: (list: string, place: number) => void,
): void {
  const read = validate(schema, content);
  for (const { path } of 'errors' in read ? read.errors : []) {
    const [list = '', place] = path.split('.');
    if (Object.hasOwn(rows, list) && isPlace(place)) mendRow(list, Number(place));
    else mend(content, path.split('.'), standIns);
  }
}

function isPlace(part: string | undefined): boolean {
  return part !== undefined && /^\d+$/.test(part);
}

/** Leaves of a row what selects cases. */
function reduceRow(content: unknown, list: string, place: number, { rows }: Mending): void {
  const row: unknown = Object(content)[list]?.[place];
  const { keeps = [], standIns = {} } = rows[list] ?? {};
  const kept = Object.entries(Object(row)).filter(([name]) => keeps.includes(name));
  set(content, [list, String(place)], { ...Object.fromEntries(kept), ...standIns });
}

/** Puts what can stand there at the path, or at the nearest one around it; else removes what is there. */
function mend(content: unknown, path: readonly string[], standIns: Mending['standIns']): void {
  for (let length = path.length; length > 0; length -= 1) {
    const pattern = path.slice(0, length).map((part) => (isPlace(part) ? '*' : part));
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
