import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { UsageError } from '../shell/command.ts';

/** One row of a file, by the names of its columns; an empty cell is left out. */
export interface CsvRow {
  /** Of the file, as editors count: the header is 1. */
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
  /** How many cells it has beyond the header, which no column names. */
  readonly extra: number;
}

export interface CsvFile {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

const DELIMITERS = [',', ';', '\t'];

const records = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

/**
 * Reads a CSV of UTF-8 with a header, as spreadsheets write it: with a byte order mark or without, its
 * cells divided by commas, semicolons or tabs, quoted ones on several lines. Throws `UsageError` for what
 * cannot be read as a whole.
 */
export function readCsv(path: string): CsvFile {
  const [header, ...rows] = recordsOf(path, textOf(path));
  if (header === undefined) throw new UsageError(`${path} is empty: it has no header`);
  const columns = header.record;
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`${path} has the column ${twice || '""'} twice`);
  return { columns, rows: rows.map((row) => rowOf(columns, row)) };
}

function rowOf(
  columns: readonly string[],
  { record, info }: z.infer<typeof records>[number],
): CsvRow {
  const cells = columns.map((name, index): [string, string] => [name, record[index] ?? '']);
  return {
    line: info.lines,
    cells: new Map(cells.filter(([, cell]) => cell !== '')),
    extra: record.slice(columns.length).filter((cell) => cell !== '').length,
  };
}

function textOf(path: string): string {
  const bytes = bytesOf(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${path} is not UTF-8: save it as "CSV UTF-8"`);
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path} cannot be read: ${reason}`);
  }
}

function recordsOf(path: string, text: string) {
  try {
    return records.parse(
      parse(text, {
        delimiter: delimiterOf(text),
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        skip_records_with_empty_values: true,
        trim: true,
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UsageError(`${path} is no CSV: ${error.message}`);
  }
}

/** What divides the cells of the header. */
function delimiterOf(text: string): string {
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
