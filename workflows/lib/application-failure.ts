import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';

/** What an activity threw; null if it failed in another way. */
export function applicationFailureOf(error: unknown): ApplicationFailure | null {
  const cause = error instanceof ActivityFailure ? error.cause : null;
  return cause instanceof ApplicationFailure ? cause : null;
}
