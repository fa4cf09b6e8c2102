import {
  isGrpcServiceError,
  QueryRejectedError,
  ServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import { z } from 'zod';
import { brokenRuleSchema } from '../domain/offering/broken-rule-schema.ts';
import type { BrokenRule } from '../domain/offering/broken-rule.ts';
import { FAILURES } from '../workflows/messages/case-messages.ts';
import {
  ACT_REFUSALS,
  ActRefusedError,
  CaseBusyError,
  WorkflowNotRunningError,
  EngineBusyError,
  EngineUnavailableError,
} from './case-gateway.ts';

/** gRPC's numeric status codes. */
const RESOURCE_EXHAUSTED = 8;
const FAILED_PRECONDITION = 9;
const UNREACHED: ReadonlySet<number> = new Set([
  1, // cancelled
  4, // deadline exceeded
  FAILED_PRECONDITION, // a query before any worker has taken the first task
  10, // aborted
  14, // unavailable
]);

/**
 * Translates an error of the SDK to one of `CaseGateway`'s; unknown errors are returned as they
 * are.
 * @param doing for the log: `opening case_…`
 */
export function engineError(error: unknown, caseId: string, doing: string): unknown {
  if (error instanceof WorkflowUpdateFailedError) return refusal(error, caseId) ?? error;
  if (error instanceof WorkflowNotFoundError) return new WorkflowNotRunningError(caseId);
  if (error instanceof QueryRejectedError) return new WorkflowNotRunningError(caseId);
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) {
    return new EngineUnavailableError(doing, error);
  }
  return serviceError(error, doing);
}

/** An update that the workflow refused, or that reached it too late. */
function refusal({ cause }: WorkflowUpdateFailedError, caseId: string): Error | null {
  if (!(cause instanceof ApplicationFailure)) return null;
  if (cause.type === FAILURES.schedulingFailed) {
    return new EngineUnavailableError(`scheduling for ${caseId}`, cause);
  }
  if (cause.type === FAILURES.runEnding) return new CaseBusyError(caseId);
  const reason = ACT_REFUSALS.find((one) => one === cause.type);
  if (reason) return new ActRefusedError(reason, cause.message, rulesOf(cause), errorsOf(cause));
  return NOT_THERE.has(cause.type ?? '') ? new WorkflowNotRunningError(caseId) : null;
}

/** The act came too late, or before the case was open. */
const NOT_THERE: ReadonlySet<string> = new Set([FAILURES.tooLate, FAILURES.caseOpening]);

const ruleDetails = z.object({ rules: z.array(brokenRuleSchema) });

/** The failure's details hold the whole refusal. */
function rulesOf({ details }: ApplicationFailure): readonly BrokenRule[] {
  return ruleDetails.safeParse(details?.[0]).data?.rules ?? [];
}

const errorDetails = z.object({
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
});

/** The values that the case does not know, each by its path. */
function errorsOf({ details }: ApplicationFailure): ActRefusedError['errors'] {
  return errorDetails.safeParse(details?.[0]).data?.errors ?? [];
}

/**
 * Whether an update was not taken and can be sent again at once: the run of its case is ending, or the task
 * that was to take it failed, as one does when something else reaches a run just as it ends.
 */
export function isNotTaken(error: unknown): boolean {
  return error instanceof CaseBusyError || hasNoTask(error);
}

/** Whether a query found no task to answer it from: no worker has ever taken one of the run. */
export function hasNoTask(error: unknown): boolean {
  return error instanceof EngineUnavailableError && codeOf(error.cause) === FAILED_PRECONDITION;
}

/** The gRPC status; null for an error of another kind. */
function codeOf(error: unknown): number | null {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) ? cause.code : null;
}

function serviceError(error: unknown, doing: string): unknown {
  const code = codeOf(error);
  if (code === null) return error;
  if (code === RESOURCE_EXHAUSTED) return new EngineBusyError(doing, error);
  return UNREACHED.has(code) ? new EngineUnavailableError(doing, error) : error;
}
