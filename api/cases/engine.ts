import type { CaseEvent, CaseFile } from '../../domain/case/types.ts';
import type { CaseReport, CloseArgs, RespondArgs } from '../../workflows/messages.ts';

/** What the API needs of whatever runs the cases. All of it may throw the engine's errors below. */
export interface CaseEngine {
  /** Starts the case. Not created: one with this id was started before, whatever became of it. */
  open(file: CaseFile): Promise<{ readonly created: boolean }>;
  /**
   * Support answered. The same act id again is the same act.
   * Throws `ActRefusedError`, `CaseNotRunningError`.
   */
  respond(caseId: string, args: RespondArgs, actId: string): Promise<void>;
  /** Ends the case. Throws `ActRefusedError`, `CaseNotRunningError`. */
  close(caseId: string, args: CloseArgs, actId: string): Promise<void>;
  /** The case as of now; null where it does not run, so that the ledger has all of it. */
  report(caseId: string): Promise<CaseReport | null>;
  /** Every event so far; null where the case does not run. */
  timeline(caseId: string): Promise<readonly CaseEvent[] | null>;
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

export type ActRefusal =
  'case-closed' | 'instant-before-opening' | 'too-many-acts' | 'invalid-arguments';

/** The case does not take the act. The message says why, in words for the caller. */
export class ActRefusedError extends Error {
  override readonly name = 'ActRefusedError';
  readonly reason: ActRefusal;

  constructor(reason: ActRefusal, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The engine did not answer in time, or cannot be reached. Whether it did the thing is unknown. */
export class EngineUnavailableError extends Error {
  override readonly name = 'EngineUnavailableError';

  constructor(doing: string, cause: unknown) {
    super(`the engine did not answer while ${doing}: see that it and a worker are running`, {
      cause,
    });
  }
}

/** The engine refuses more work for the moment. */
export class EngineBusyError extends Error {
  override readonly name = 'EngineBusyError';

  constructor(doing: string, cause: unknown) {
    super(`the engine has too much to do for ${doing}: try again in a moment`, { cause });
  }
}
