import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';

/** The first and last year that snapshots are drafted for. */
export const SNAPSHOT_YEARS: readonly [first: number, last: number] = [2015, 2035];

/**
 * Reads a snapshot from a file; null if there is none yet. Throws if it does not fit the schema.
 */
export function readSnapshot<T>(file: URL, schema: z.ZodType<T>): T | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/**
 * JSON with one date per line, for readable differences; lists of codes and dates take one line
 * each.
 */
export function snapshotText(snapshot: object): string {
  const text = JSON.stringify(snapshot, null, 2);
  return `${text.replace(/\[\s[^[\]{}]*\]/g, onOneLine)}\n`;
}

function onOneLine(list: string): string {
  return list.replace(/^\[\s+|\s+(?=\]$)/g, (edge) => edge.trim()).replace(/,\n\s+/g, ', ');
}
