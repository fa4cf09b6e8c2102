import type { UpdateDefinition } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { PUBLISH_FAILURES } from '../../activities/publish-failures.ts';
import { ACTS, type LiveActName } from '../../domain/case/act.ts';
import type { CarriedJournal } from '../../domain/case/journal.ts';
import type { CaseCredit, CaseEvent, CaseFile, CaseState } from '../../domain/case/types.ts';

/** The names and shapes by which other code talks to a case's workflow. */

export const CASE_WORKFLOW = 'supportCase';
export const DELIVERY_WORKFLOW = 'delivery';
export const DIGEST_WORKFLOW = 'digest';
export const RECONCILER_WORKFLOW = 'reconciler';
/** The id of the schedule, as the Temporal UI shows it. */
export const RECONCILER_SCHEDULE = 'sla-reconciler';
export const ALERT_TEST_WORKFLOW = 'alertTest';

/** A subscription has at most one running digest workflow. */
export function digestWorkflowId(subscriptionId: string): string {
  return `digest_${subscriptionId}`;
}

/**
 * Cases and deliveries have queues of their own, so that neither waits for the other. Publishing
 * shares the queue of the cases.
 */
export const CASE_TASK_QUEUE = 'sla-cases';
export const DELIVERY_TASK_QUEUE = 'sla-deliveries';

/**
 * The queue for what cases ask of packs. Such a request waits for the pack to publish, so on the
 * cases' queue it could take the slots that publishing needs.
 */
export function creditQueueOf(caseTaskQueue: string): string {
  return `${caseTaskQueue}-credits`;
}

/**
 * The result of an act. It leaves out the case, which would be repeated in the history with every
 * act: `reportQuery` reads it.
 */
export interface ActResult {
  /** The number of the last event. */
  readonly seq: number;
}

export interface CaseReport extends ActResult {
  readonly file: CaseFile;
  readonly state: CaseState;
}

/**
 * Arguments of an act, plain enough to be typed into the Temporal UI. `at` is RFC 3339 with an
 * offset; without it the act happened when it arrived. The act's description says what else it
 * needs.
 */
export interface ActArgs {
  readonly by: string;
  readonly at?: string | null;
  readonly note?: string | null;
  /** For a split only. */
  readonly part?: PartOfCase;
  readonly [field: string]: unknown;
}

/** A sub-problem that becomes a case of its own, as drafted by the API. */
export interface PartOfCase {
  readonly file: CaseFile;
  /** Summary of its workflow, for the Temporal UI. */
  readonly summary: string;
  readonly details: string;
}

type ActUpdate = UpdateDefinition<ActResult, [ActArgs]>;

/** The update that carries one kind of act. */
export function updateOf(act: LiveActName): ActUpdate {
  return defineUpdate(ACTS[act].update);
}

/** Asks a case to continue in a new run, for example so that a newer worker takes it. */
export const renewUpdate = defineUpdate<void>('renew');

/**
 * Answers once the case is open, with its credit if it needs one. Fails as `broken-rule` where none
 * is left; the case does not open then.
 */
export const openedUpdate = defineUpdate<CaseCredit | null>('opened');

/** The result of a case that got no credit and so never opened. */
export interface RefusedCase {
  readonly refused: string;
}

/** Null while the case waits for its credit, as it is not open yet. */
export const reportQuery = defineQuery<CaseReport | null>('report');
/** With the report, all of which a case can be put together again; null before it is open. */
export const carriedQuery = defineQuery<CarriedJournal | null>('carried');
/**
 * Events after the given seq (all if absent), as many as fit into a message: ask again from the
 * last.
 */
export const timelineQuery = defineQuery<readonly CaseEvent[], [afterSeq?: number]>('timeline');

/** The ledger has another alert for a digest. */
export const gatheredSignal = defineSignal('gathered');

/**
 * Types of the `ApplicationFailure`s by which a case refuses an act: these, and the codes of
 * `ActRefusal`, which carry the refusal as details. All are stable, as clients map them.
 */
export const FAILURES = {
  /** The arguments do not have the act's shape. */
  invalidArguments: 'invalid-arguments',
  /** A workflow was started with a file that the API did not draft. */
  invalidFile: PUBLISH_FAILURES.invalidFile,
  /** What follows from the act could not be computed; nothing was recorded. */
  schedulingFailed: 'scheduling-failed',
  /** The engine's own type: the update was accepted, but its workflow completed first. */
  tooLate: 'AcceptedUpdateCompletedWorkflow',
  /** The case is waiting for its credit and is not open yet. */
  caseOpening: 'case-opening',
  /** The run of the case takes no more acts; the next one does. */
  runEnding: 'run-ending',
} as const;
