import { previewFor, type Preview } from '../../api/cases/preview.ts';
import { Problem } from '../../api/http/problems.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { FieldError } from '../../catalogue/schema/validate.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CsvRow } from './csv-file.ts';
import { readRow, type Reading, type RowRequest } from './row-request.ts';

/** A rule that refuses a case. */
interface Refusal {
  readonly code: string;
  readonly detail: string;
}

/** What becomes of a row: what it would be promised, by whom it is refused, or why it cannot be read. */
export type Outcome = { readonly row: CsvRow } & (
  Promised | { readonly errors: readonly FieldError[] }
);

/**
 * What a row would be promised, as the API would answer.
 * @param now when its case opens, if the row does not say so
 */
export function outcomeOf(catalogue: Catalogue, row: CsvRow, now: Instant): Outcome {
  if (row.extra > 0) {
    const message = `has ${row.extra} more cells than the header: quote cells with commas in them`;
    return { row, errors: [{ path: '', message }] };
  }
  const read = readRow(row.cells, (request) => promisedOrRefused(catalogue, request, now));
  return 'errors' in read ? { row, errors: read.errors } : { row, ...read.value };
}

type Promised = { readonly preview: Preview } | { readonly refusal: Refusal };

function promisedOrRefused(
  catalogue: Catalogue,
  request: RowRequest,
  now: Instant,
): Reading<Promised> {
  try {
    return { value: { preview: previewFor(catalogue, request, now) } };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, detail, kind } = error;
    if (kind.status === 422) return { value: { refusal: { code, detail } } };
    return { errors: errorsOf(error) };
  }
}

/** What a 400 has wrong, by field. */
function errorsOf({ members, detail }: Problem): readonly FieldError[] {
  const { errors } = members;
  return Array.isArray(errors) ? errors : [{ path: '', message: detail }];
}
