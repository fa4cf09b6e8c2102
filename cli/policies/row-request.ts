import { casePreview, type CasePreview } from '../../api/cases/new-case.ts';
import type { AccountInline } from '../../api/accounts/schema.ts';
import { nested } from '../../catalogue/load/nested.ts';
import { validate, type FieldError } from '../../catalogue/schema/validate.ts';

/** A request for a preview, for an account that it describes. */
export type RowRequest = CasePreview & { readonly account: AccountInline };

/** What was made of a row, or what is wrong with it. */
export type Reading<T> = { readonly value: T } | { readonly errors: readonly FieldError[] };

/** Cells of a table are texts: what they are is known once somebody objects to a text. */
type Cells = Map<string, unknown>;

/** How often a row is read anew with other types; each time at least one cell gets another. */
const MAX_READINGS = 3;

/**
 * Reads a row as the API reads the same request. Whatever should be a number, a switch or a list is taken
 * as one, so that fields which are not known here can be columns too.
 * @param use what is done with the request; the errors that it answers may be of types as well
 */
export function readRow<T>(
  cells: ReadonlyMap<string, string>,
  use: (request: RowRequest) => Reading<T>,
): Reading<T> {
  const typed: Cells = new Map(cells);
  let reading = attempt(typed, use);
  for (let again = 1; again < MAX_READINGS && 'errors' in reading; again += 1) {
    const changed = reading.errors.filter((error) => retype(typed, error));
    if (changed.length === 0) break;
    reading = attempt(typed, use);
  }
  return reading;
}

function attempt<T>(cells: Cells, use: (request: RowRequest) => Reading<T>): Reading<T> {
  const body = { title: 'Preview', ...nested(cells) };
  const read = validate(casePreview, body);
  if ('errors' in read) return read;
  const { account, ...terms } = read.value;
  if (typeof account !== 'string') return use({ ...terms, account });
  const message = 'an id needs a service that knows it: write account.region and account.timeZone';
  return { errors: [{ path: 'account', message }] };
}

const SWITCHES: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  false: false,
  no: false,
};

/** Takes a cell as what it should be; false if it is none of that, or no text any more. */
function retype(cells: Cells, { path, message }: FieldError): boolean {
  const cell = cells.get(path);
  if (typeof cell !== 'string' || !message.startsWith('must be ')) return false;
  const value = valueAs(cell, message);
  if (value === undefined) return false;
  cells.set(path, value);
  return true;
}

function valueAs(cell: string, message: string): unknown {
  if (/\ba (?:boolean|switch)\b|\btrue or false\b/.test(message)) {
    return SWITCHES[cell.toLowerCase()];
  }
  if (/\ba (?:whole )?number\b/.test(message)) {
    const number = Number(cell);
    return Number.isFinite(number) ? number : undefined;
  }
  if (/\ban array\b/.test(message)) return cell.split(';').map((part) => part.trim());
  return undefined;
}
