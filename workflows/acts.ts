import { ApplicationFailure } from '@temporalio/workflow';
import type { CaseBook } from '../domain/case/book.ts';
import { refusalWords } from '../domain/case/refusal-words.ts';
import type { Act } from '../domain/case/types.ts';
import { toIso } from '../domain/time/instant.ts';
import { invalidArguments } from './failures.ts';

/**
 * Throws the `ApplicationFailure` by which a case refuses an act: its type is the refusal's code.
 * Judged at the act's own instant, never by the present.
 */
export function checkAct(book: CaseBook, act: Act): void {
  const refusal = book.refusalOf(act);
  if (refusal === null) return;
  throw ApplicationFailure.create({
    type: refusal.code,
    message: refusalWords(refusal, act),
    nonRetryable: true,
    details: [refusal],
  });
}

/** Far more than clocks differ between machines. */
const TOLERANCE_MS = 3_600_000;

/**
 * Throws `ApplicationFailure` `invalid-arguments` for an act that lies in the future: a case lives
 * up to its last act, and a mistyped year would be lived at once. Not for validators, which never
 * compare with the present.
 */
export function checkInstant({ at }: Act): void {
  if (at <= Date.now() + TOLERANCE_MS) return;
  throw invalidArguments(`at lies in the future: ${toIso(at)}`);
}
