import { ApplicationFailure, currentUpdateInfo, uuid4 } from '@temporalio/workflow';
import { parseInstant, toIso, type Instant } from '../domain/time/instant.ts';
import type { CaseBook } from '../domain/case/book.ts';
import { OUTCOMES, type Act } from '../domain/case/types.ts';
import { FAILURES, type CloseArgs, type RespondArgs } from './messages.ts';

/** The act that an accepted update stands for; the update's id makes it one act, however often sent. */
export function responseOf(args: RespondArgs): Act {
  return { ...commonOf(args), act: 'response' };
}

export function closeOf(args: CloseArgs): Act {
  const { outcome, chargeCredit = null } = args;
  return { ...commonOf(args), act: 'close', outcome, chargeCredit };
}

/** Synchronous, as update validators must be: an asynchronous one would reject nothing. */
export function checkRespond(book: CaseBook, args: RespondArgs): void {
  checkCommon(args);
  checkState(book, 'response', instantOf(args.at));
}

export function checkClose(book: CaseBook, args: CloseArgs): void {
  checkCommon(args);
  if (!OUTCOMES.includes(args.outcome)) {
    throw invalid(`outcome must be one of ${OUTCOMES.join(', ')}`);
  }
  if (!isAbsent(args.chargeCredit) && typeof args.chargeCredit !== 'boolean') {
    throw invalid('chargeCredit must be true or false, or left out');
  }
  checkState(book, 'close', instantOf(args.at));
}

function commonOf({ by, at, note = null }: RespondArgs | CloseArgs) {
  return { id: currentUpdateInfo()?.id ?? uuid4(), at: instantOf(at), by, note };
}

/** The instant of an act: as reported, or now. @throws ApplicationFailure `invalid-arguments` */
function instantOf(at: string | null | undefined): Instant {
  if (isAbsent(at)) return Date.now();
  const instant = parseInstant(at);
  if (instant !== null) return instant;
  throw invalid(`at must be an RFC 3339 instant with an offset, got ${JSON.stringify(at)}`);
}

/** A person may type anything into the Temporal UI: the types promise nothing here. */
function checkCommon(args: RespondArgs | CloseArgs | undefined): void {
  if (typeof args?.by !== 'string' || args.by === '') throw invalid('by must name who acts');
  if (!isAbsent(args.note) && typeof args.note !== 'string') {
    throw invalid('note must be text, or left out');
  }
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function checkState(book: CaseBook, act: Act['act'], at: Instant): void {
  const refusal = book.refusalOf({ act, at });
  if (refusal?.code === 'case-closed') {
    const closedAt = toIso(refusal.closedAt);
    throw failure(FAILURES.caseClosed, `The case was closed at ${closedAt}`, { closedAt });
  }
  if (refusal?.code === 'instant-before-opening') {
    const openedAt = toIso(refusal.openedAt);
    const message = `${toIso(at)} lies before the case was opened at ${openedAt}`;
    throw failure(FAILURES.instantBeforeOpening, message, { openedAt });
  }
  if (refusal?.code === 'too-many-acts') {
    const message = `The case has recorded ${refusal.most} acts and takes no more; it can be closed`;
    throw failure(FAILURES.tooManyActs, message, {});
  }
}

function invalid(message: string): ApplicationFailure {
  return failure(FAILURES.invalidArguments, message, {});
}

function failure(type: string, message: string, details: Record<string, string>) {
  return ApplicationFailure.create({ type, message, nonRetryable: true, details: [details] });
}
