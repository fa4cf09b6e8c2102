import { ApplicationFailure } from '@temporalio/workflow';
import type { ActRefusal } from '../../domain/case/refusal.ts';
import type { PinnedRule } from '../../domain/case/types.ts';
import { ARGUMENT_TEXTS } from '../../domain/operator-text/argument-text.ts';
import { FAILURE_TEXTS, refusalText } from '../../domain/operator-text/refusal-text.ts';
import { valueText } from '../../domain/operator-text/value-text.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { FAILURES } from './case-messages.ts';

/** The arguments do not have the act's shape; the message says what to write. */
export function invalidArguments(message: string): ApplicationFailure {
  return failure(FAILURES.invalidArguments, message, [{}]);
}

/** The case refuses an act: the type is the refusal's code, the details the refusal. */
export function refused(refusal: ActRefusal, act: { readonly at: Instant }): ApplicationFailure {
  return failure(refusal.code, refusalText(refusal, act), [detailsOf(refusal)]);
}

/** What the API takes from a refusal: the values that are wrong with what is wrong with them, or rules. */
function detailsOf(refusal: ActRefusal): unknown {
  if (refusal.code !== 'unknown-value') return refusal;
  const errors = refusal.mistakes.map((each) => ({ path: each.path, message: valueText(each) }));
  return { code: refusal.code, errors };
}

/** The act would break rules of the offering, which are the details. */
export function brokenRules(rules: readonly PinnedRule[]): ApplicationFailure {
  return refused({ code: 'broken-rule', rules }, { at: 0 });
}

/** The case is not open yet. */
export function caseOpening(): ApplicationFailure {
  return failure(FAILURES.caseOpening, FAILURE_TEXTS.caseOpening);
}

/** The case is about to continue in a new run, or to end. */
export function runEnding(): ApplicationFailure {
  return failure(FAILURES.runEnding, FAILURE_TEXTS.runEnding);
}

/** A workflow was started with a file of which a value is wrong. */
export function invalidFile(path: string): ApplicationFailure {
  return failure(FAILURES.invalidFile, FAILURE_TEXTS.invalidFile(path));
}

/** The part of a case did not come from the API. */
export function notDrafted(): ApplicationFailure {
  return invalidArguments(ARGUMENT_TEXTS.notDrafted);
}

/** What follows from an act could not be computed. */
export function schedulingFailed(cause: Error): ApplicationFailure {
  return ApplicationFailure.create({
    type: FAILURES.schedulingFailed,
    message: FAILURE_TEXTS.schedulingFailed,
    nonRetryable: true,
    cause,
  });
}

function failure(type: string, message: string, details: unknown[] = []): ApplicationFailure {
  return ApplicationFailure.create({ type, message, nonRetryable: true, details });
}
