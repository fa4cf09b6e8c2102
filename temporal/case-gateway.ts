import type { ActRefusal } from '../domain/case/refusal.ts';
import type { LiveActName } from '../domain/case/act.ts';
import type { CarriedJournal } from '../domain/case/journal.ts';
import type { CaseCredit, CaseEvent, CaseFile } from '../domain/case/types.ts';
import type { BrokenRule } from '../domain/offering/broken-rule.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { ActArgs, CaseReport } from '../workflows/messages/case-messages.ts';

/**
 * What the API needs of the engine that runs cases. Any method may throw the engine's errors below.
 */
export interface CaseGateway {
  /**
   * Starts the case, and waits for the credit that it may need. `created` is false if a case with
   * this id was started before, whatever became of it.
   * Throws `ActRefusedError` if no credit is left; the case does not open then.
   */
  open(file: CaseFile): Promise<Opening>;
  /**
   * Whether a case with this id was opened. Waits for the outcome if it is still waiting for its
   * credit.
   */
  awaitOpening(caseId: string): Promise<boolean>;
  /**
   * Sends an act to the case, which has taken it when this resolves. Repeating an act id has no
   * further effect.
   * Throws `ActRefusedError`, `WorkflowNotRunningError`.
   */
  act(caseId: string, act: LiveActName, args: ActArgs, actId: string): Promise<void>;
  /**
   * Splits off a sub-problem, which becomes a case of its own.
   * Throws `ActRefusedError`, `WorkflowNotRunningError`.
   */
  split(caseId: string, part: CaseFile, args: ActArgs, actId: string): Promise<void>;
  /** The case as of now; null if it is not running, so that the ledger has all of it. */
  report(caseId: string): Promise<CaseReport | null>;
  /**
   * Every event of the current run; null if the case is not running. Events of earlier runs are in
   * the ledger.
   */
  timeline(caseId: string): Promise<readonly CaseEvent[] | null>;
  /** What the engine still has of a case, whatever became of its runs. */
  runs(caseId: string): Promise<CaseRuns>;
  /** Ends the run of a case that goes on wrongly, as after a reset. */
  stop(caseId: string, runId: string, reason: string): Promise<void>;
  /**
   * Starts a case again with what it carries over; null for one that had not recorded anything. Returns
   * false if it runs already.
   */
  revive(file: CaseFile, carried: CarriedJournal | null): Promise<boolean>;
}

/** How the latest run of a case stands: `stopped` is ended before its time; `unknown` if there is none. */
export type RunStatus = 'running' | 'completed' | 'stopped' | 'unknown';

export interface CaseRuns {
  readonly status: RunStatus;
  /** When the latest run stopped; null if it did not. */
  readonly stoppedAt: Instant | null;
  /** The id of the run that is running, whatever it is; null if none is. */
  readonly running: string | null;
  /** The run that is running, and those that stopped, as far as they can be read. */
  readonly runs: readonly CaseRun[];
}

/** A run of a case as it is, or was when it stopped. */
export interface CaseRun {
  readonly runId: string;
  readonly isRunning: boolean;
  readonly report: CaseReport;
  /** Null if it had recorded nothing. */
  readonly carried: CarriedJournal | null;
  /** What it has recorded itself, without what earlier runs have. */
  readonly events: readonly CaseEvent[];
}

/** The result of an opening. */
export interface Opening {
  readonly created: boolean;
  /** The credit taken for the case; null if it uses none. */
  readonly credit: CaseCredit | null;
}

/** No workflow with this id is running: it never started, or it has completed. */
export class WorkflowNotRunningError extends Error {
  override readonly name = 'WorkflowNotRunningError';
  readonly workflowId: string;

  constructor(workflowId: string) {
    super(`no workflow ${workflowId} is running: look for it in the ledger`);
    this.workflowId = workflowId;
  }
}

/** Reasons for which a case refuses an act. */
export const ACT_REFUSALS = [
  'broken-rule',
  'case-closed',
  'case-open',
  'instant-before-opening',
  'invalid-arguments',
  'nothing-asked',
  'nothing-awaited',
  'nothing-to-acknowledge',
  'nothing-to-retract',
  'reopening-over',
  'severity-not-lower',
  'too-many-acts',
  'unknown-severity',
  'unknown-value',
  'unknown-wait',
] as const satisfies readonly (ActRefusal['code'] | 'invalid-arguments')[];

export type ActRefusalCode = (typeof ACT_REFUSALS)[number];

/** A value that the case does not know, by its dotted path. */
interface WrongValue {
  readonly path: string;
  readonly message: string;
}

/** The case refuses the act. The message tells the caller why. */
export class ActRefusedError extends Error {
  override readonly name = 'ActRefusedError';
  readonly reason: ActRefusalCode;
  /** The rules of the offering that the act would break; empty for other reasons. */
  readonly rules: readonly BrokenRule[];
  /** The values that the case does not know, by their paths; empty for other reasons. */
  readonly errors: readonly WrongValue[];

  constructor(
    reason: ActRefusalCode,
    message: string,
    rules: readonly BrokenRule[] = [],
    errors: readonly WrongValue[] = [],
  ) {
    super(message);
    this.reason = reason;
    this.rules = rules;
    this.errors = errors;
  }
}

/**
 * The engine did not answer in time, or cannot be reached. Whether it carried out the request is
 * unknown.
 */
export class EngineUnavailableError extends Error {
  override readonly name = 'EngineUnavailableError';

  constructor(doing: string, cause: unknown) {
    super(`the engine did not answer while ${doing}: check that it and a worker are running`, {
      cause,
    });
  }
}

/** The case took no act for as long as we wait, as its run was ending; nothing was carried out. */
export class CaseBusyError extends Error {
  override readonly name = 'CaseBusyError';

  constructor(caseId: string) {
    super(`the run of ${caseId} is ending and does not end: look for what it waits for`);
  }
}

/** The engine refuses more work for the moment. */
export class EngineBusyError extends Error {
  override readonly name = 'EngineBusyError';

  constructor(doing: string, cause: unknown) {
    super(`the engine is too busy for ${doing}: try again in a moment`, { cause });
  }
}
