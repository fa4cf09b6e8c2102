import { ApplicationFailure } from '@temporalio/workflow';
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

/** A part of a case that did not come from the API. */
export function notDrafted(): ApplicationFailure {
  return invalidArguments(
    'a case is split by POST /v1/cases/{id}/split of the API, which drafts the part',
  );
}
