import type { ActRefusal as CaseRefusal } from '../domain/case/refusal.ts';
import type { Act, CaseCredit, CaseEvent, CaseFile, CaseState } from '../domain/case/types.ts';
import type { Refusal as BrokenRule } from '../domain/offering/refusal.ts';
import type { ActArgs, CaseReport } from '../workflows/messages/case-messages.ts';

/** What the API needs of whatever runs the cases. All of it may throw the engine's errors below. */
export interface CaseEngine {
  /**
   * Starts the case, and waits for the credit that it may need. Not created: one with this id was
   * started before, whatever became of it.
   * Throws `ActRefusedError` where no credit is left; nothing was made then.
   */
  open(file: CaseFile): Promise<Opening>;
  /** Whether a case of this id was opened; one that waits for its credit is waited for. */
  awaitOpening(caseId: string): Promise<boolean>;
  /**
   * Tells the case what somebody did, and answers with its state after that. The same act id again
   * is the same act.
   * Throws `ActRefusedError`, `CaseNotRunningError`.
   */
  act(caseId: string, act: Act['act'], args: ActArgs, actId: string): Promise<CaseState>;
  /**
   * Splits a sub-problem off, which becomes a case of its own.
   * Throws `ActRefusedError`, `CaseNotRunningError`.
   */
  split(caseId: string, part: CaseFile, args: ActArgs, actId: string): Promise<void>;
  /** The case as of now; null where it does not run, so that the ledger has all of it. */
  report(caseId: string): Promise<CaseReport | null>;
  /**
   * Every event of the present run; null where the case does not run. Those of earlier runs are in
   * the ledger.
   */
  timeline(caseId: string): Promise<readonly CaseEvent[] | null>;
}

/** What came of an opening. */
export interface Opening {
  readonly created: boolean;
  /** That was taken for the case; null where it uses none. */
  readonly credit: CaseCredit | null;
}

/** No case with this id runs: it never did, or it is over. */
export class CaseNotRunningError extends Error {
  override readonly name = 'CaseNotRunningError';
  readonly caseId: string;

  constructor(caseId: string) {
    super(`no case ${caseId} is running: look for it in the ledger`);
    this.caseId = caseId;
  }
}

/** Why a case does not take an act. */
export const ACT_REFUSALS = [
  'broken-rule',
  'case-closed',
  'case-open',
  'instant-before-opening',
  'invalid-arguments',
  'nothing-asked',
  'nothing-to-acknowledge',
  'reopening-over',
  'severity-not-lower',
  'too-many-acts',
] as const satisfies readonly (CaseRefusal['code'] | 'invalid-arguments')[];

export type ActRefusal = (typeof ACT_REFUSALS)[number];

/** The case does not take the act. The message says why, in words for the caller. */
export class ActRefusedError extends Error {
  override readonly name = 'ActRefusedError';
  readonly reason: ActRefusal;
  /** The rules of the offering that it would break, if that is why. */
  readonly rules: readonly BrokenRule[];

  constructor(reason: ActRefusal, message: string, rules: readonly BrokenRule[] = []) {
    super(message);
    this.reason = reason;
    this.rules = rules;
  }
}

/** The engine did not answer in time, or cannot be reached. Whether it did the thing is unknown. */
export class EngineUnavailableError extends Error {
  override readonly name = 'EngineUnavailableError';

  constructor(doing: string, cause: unknown) {
    super(`the engine did not answer while ${doing}: check that it and a worker are running`, {
      cause,
    });
  }
}

/** The engine refuses more work for the moment. */
export class EngineBusyError extends Error {
  override readonly name = 'EngineBusyError';

  constructor(doing: string, cause: unknown) {
    super(`the engine is too busy for ${doing}: try again in a moment`, { cause });
  }
}
