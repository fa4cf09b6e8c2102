import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';

/**
 * Shows in the lists of the Temporal UI, which are filtered by it too, what has changed of it: each
 * change costs the engine more than all else an event does.
 */
export function showInLists(pairs: readonly SearchAttributeUpdatePair[]): void {
  const known = workflowInfo().typedSearchAttributes;
  // Dates are compared by their instants; what is emptied and what was never set are the same.
  const changed = pairs.filter(({ key, value }) => known.get(key)?.valueOf() !== value?.valueOf());
  if (changed.length > 0) upsertSearchAttributes(changed);
}
