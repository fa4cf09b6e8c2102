import { ApplicationFailure, currentUpdateInfo, uuid4 } from '@temporalio/workflow';
import type { Instant } from '../domain/time/instant.ts';
import { toIso } from '../domain/time/instant.ts';
import type { CaseBook } from '../domain/case/book.ts';
import { OUTCOMES, type Act } from '../domain/case/types.ts';
import { FAILURES, type CloseArgs, type RespondArgs } from './messages.ts';

/** RFC 3339 with an offset: a text without a zone would mean another instant on every machine. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** The act that an accepted update stands for; the update's id makes it one act, however often sent. */
export function responseOf(args: RespondArgs): Act {
  return { ...commonOf(args), act: 'response' };
}

export function closeOf(args: CloseArgs): Act {
  const { outcome, chargeCredit = null } = args;
  return { ...commonOf(args), act: 'close', outcome, chargeCredit };
}

function commonOf({ by, at, note = null }: RespondArgs | CloseArgs) {
  return { id: currentUpdateInfo()?.id ?? uuid4(), at: instantOf(at), by, note };
}

/** The instant of an act: as reported, or now. @throws ApplicationFailure `invalid-arguments` */
function instantOf(at: string | null | undefined): Instant {
  if (at === undefined || at === null) return Date.now();
  const instant = typeof at === 'string' && RFC_3339.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(instant)) {
    throw invalid(`at must be an RFC 3339 instant with an offset, got ${JSON.stringify(at)}`);
  }
  return instant;
}

/** Synchronous, as update validators must be: an asynchronous one would reject nothing. */
export function checkRespond(book: CaseBook, args: RespondArgs): void {
  checkActor(args);
  checkState(book, instantOf(args.at));
}

export function checkClose(book: CaseBook, args: CloseArgs): void {
  checkActor(args);
  if (!OUTCOMES.includes(args.outcome)) {
    throw invalid(`outcome must be one of ${OUTCOMES.join(', ')}`);
  }
  checkState(book, instantOf(args.at));
}

function checkActor(args: RespondArgs | CloseArgs | undefined): void {
  if (typeof args?.by !== 'string' || args.by === '') throw invalid('by must name who acts');
}

function checkState(book: CaseBook, at: Instant): void {
  const refusal = book.refusalOf(at);
  if (refusal?.code === 'case-closed') {
    const closedAt = toIso(refusal.closedAt);
    throw failure(FAILURES.caseClosed, `The case was closed at ${closedAt}`, { closedAt });
  }
  if (refusal?.code === 'instant-before-opening') {
    const openedAt = toIso(refusal.openedAt);
    const message = `${toIso(at)} lies before the case was opened at ${openedAt}`;
    throw failure(FAILURES.instantBeforeOpening, message, { openedAt });
  }
}

function invalid(message: string): ApplicationFailure {
  return failure(FAILURES.invalidArguments, message, {});
}

function failure(type: string, message: string, details: Record<string, string>) {
  return ApplicationFailure.create({ type, message, nonRetryable: true, details: [details] });
}
