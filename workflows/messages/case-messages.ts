import type { UpdateDefinition } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { ACTS, type ActName } from '../../domain/case/act.ts';
import type { CaseCredit, CaseEvent, CaseFile, CaseState } from '../../domain/case/types.ts';

/** The names and shapes by which everyone else talks to a case's workflow. */

export const CASE_WORKFLOW = 'supportCase';
export const DELIVERY_WORKFLOW = 'delivery';
export const DIGEST_WORKFLOW = 'digest';
export const RECONCILER_WORKFLOW = 'reconciler';
/** Of the schedule, for whoever looks for it in the Temporal UI. */
export const RECONCILER_SCHEDULE = 'sla-reconciler';
export const ALERT_TEST_WORKFLOW = 'alertTest';

/** One at a time gathers for a subscription. */
export function digestWorkflowId(subscriptionId: string): string {
  return `digest_${subscriptionId}`;
}

/** Cases and their publishing; deliveries have a queue of their own so that neither waits for the other. */
export const CASE_TASK_QUEUE = 'sla-cases';
export const DELIVERY_TASK_QUEUE = 'sla-deliveries';

/** What cases ask of packs. It waits for the packs' publishing, and must not take its places. */
export function creditQueueOf(caseTaskQueue: string): string {
  return `${caseTaskQueue}-credits`;
}

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
 * offset; without it the act happened when it arrived. What else an act needs, its description says.
 */
export interface ActArgs {
  readonly by: string;
  readonly at?: string | null;
  readonly note?: string | null;
  /** Of a split. */
  readonly part?: PartOfCase;
  readonly [field: string]: unknown;
}

/** A sub-problem that becomes a case of its own, as the API has drafted it. */
export interface PartOfCase {
  readonly file: CaseFile;
  /** Of its workflow, for the Temporal UI. */
  readonly summary: string;
  readonly details: string;
}

type ActUpdate = UpdateDefinition<ActResult, [ActArgs]>;

/** The update by which one kind of act is told. */
export function updateOf(act: ActName): ActUpdate {
  return defineUpdate(ACTS[act].update);
}

/** Asks a case to go on in a new run, such as to be taken up by a newer worker. */
export const renewUpdate = defineUpdate<void>('renew');

/**
 * Answers with the credit of the case when that is open: one that needs a credit has it then. Fails as `broken-rule` where
 * none is left; nothing is made then.
 */
export const openedUpdate = defineUpdate<CaseCredit | null>('opened');

/** What a case completes as that got no credit, and so never opened. */
export interface RefusedCase {
  readonly refused: string;
}

/** Null while the case waits for its credit: there is none yet. */
export const reportQuery = defineQuery<CaseReport | null>('report');
/** Events after the given seq (all where it is left out), as many as fit into a message: ask again from the last. */
export const timelineQuery = defineQuery<readonly CaseEvent[], [afterSeq?: number]>('timeline');

/** The ledger has another alert for a digest. */
export const gatheredSignal = defineSignal('gathered');

/**
 * Types of the `ApplicationFailure`s by which a case refuses an act are the codes of `ActRefusal`, with
 * the refusal itself as details; and these. All are stable: clients map them.
 */
export const FAILURES = {
  /** The arguments are not of the act's shape. */
  invalidArguments: 'invalid-arguments',
  /** What follows from the act could not be computed; nothing was recorded. */
  schedulingFailed: 'scheduling-failed',
  /** The engine's own: the update was accepted, and its workflow ended with it. */
  tooLate: 'AcceptedUpdateCompletedWorkflow',
  /** The case waits for its credit: it is not there yet. */
  caseOpening: 'case-opening',
} as const;
