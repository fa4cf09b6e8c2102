import { ApplicationFailure } from '@temporalio/workflow';
import type { PinnedRule } from '../domain/case/types.ts';
import { FAILURES } from './messages.ts';

/** Arguments that are not of an act's shape; the message says what to write. */
export function invalidArguments(message: string): ApplicationFailure {
  return ApplicationFailure.create({
    type: FAILURES.invalidArguments,
    message,
    nonRetryable: true,
    details: [{}],
  });
}

/** Rules of the offering that this would break, with the rules as the details. */
export function brokenRules(rules: readonly PinnedRule[]): ApplicationFailure {
  return ApplicationFailure.create({
    type: 'broken-rule',
    message: rules.map(({ detail }) => detail).join(' '),
    nonRetryable: true,
    details: [{ code: 'broken-rule', rules }],
  });
}

/** Nobody was told of the case yet. */
export function caseOpening(): ApplicationFailure {
  return ApplicationFailure.create({
    type: FAILURES.caseOpening,
    message: 'The case waits for its credit and is not open yet',
    nonRetryable: true,
  });
}

/** A part of a case that did not come from the API. */
export function notDrafted(): ApplicationFailure {
  return invalidArguments(
    'a case is split by POST /v1/cases/{id}/split of the API, which drafts the part',
  );
}
