import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';

/**
 * Updates what the lists of the Temporal UI show and filter by. Sends only what has changed, as
 * each change costs the engine more than the rest of an event.
 */
export function showInLists(pairs: readonly SearchAttributeUpdatePair[]): void {
  const current = workflowInfo().typedSearchAttributes;
  // Dates are compared by their instants; an emptied value equals one that was never set.
  const changed = pairs.filter(
    ({ key, value }) => current.get(key)?.valueOf() !== value?.valueOf(),
  );
  if (changed.length > 0) upsertSearchAttributes(changed);
}
