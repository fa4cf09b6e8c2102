import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { CaseEvent, CaseFile, CaseState, Outcome } from '../domain/case/types.ts';

/** The names and shapes by which everyone else talks to a case's workflow. */

export const CASE_WORKFLOW = 'supportCase';
export const DELIVERY_WORKFLOW = 'delivery';

/** Cases and their publishing; deliveries have a queue of their own so that neither waits for the other. */
export const CASE_TASK_QUEUE = 'sla-cases';
export const DELIVERY_TASK_QUEUE = 'sla-deliveries';

/** What an act came to. The file is not in it: it would stand in the history with every act. */
export interface ActResult {
  readonly state: CaseState;
  /** The number of the last event. */
  readonly seq: number;
}

/** Everything about a case as of now. */
export interface CaseReport extends ActResult {
  readonly file: CaseFile;
}

/**
 * Arguments of an act, plain enough to be typed into the Temporal UI. `at` is RFC 3339 with an
 * offset; without it the act happened when it arrived.
 */
export interface RespondArgs {
  readonly by: string;
  readonly at?: string | null;
  readonly note?: string | null;
}

export interface CloseArgs {
  readonly by: string;
  readonly outcome: Outcome;
  readonly at?: string | null;
  readonly note?: string | null;
  readonly chargeCredit?: boolean | null;
}

export const respondUpdate = defineUpdate<ActResult, [RespondArgs]>('respond');
export const closeUpdate = defineUpdate<ActResult, [CloseArgs]>('close');

export const reportQuery = defineQuery<CaseReport>('report');
/** Events after the given seq (all where it is left out), as many as fit into a message: ask again from the last. */
export const timelineQuery = defineQuery<readonly CaseEvent[], [afterSeq?: number]>('timeline');

/** By which `publish` says that the ledger has no row of the case, and needs its file. */
export const CASE_NOT_RECORDED = 'case-not-recorded';

/** Types of the `ApplicationFailure`s by which a case refuses an act. Stable: clients map them. */
export const FAILURES = {
  /** The case was closed at the act's instant. */
  caseClosed: 'case-closed',
  /** The act's instant lies before the case was opened. */
  instantBeforeOpening: 'instant-before-opening',
  /** The case has recorded as many acts as one case may have; it can still be closed. */
  tooManyActs: 'too-many-acts',
  /** The arguments are not of the act's shape. */
  invalidArguments: 'invalid-arguments',
} as const;
