import { currentUpdateInfo } from '@temporalio/workflow';

/**
 * The id of the update that is handled: by it acts and movements are known, so that telling one
 * again is telling it once. For handlers and validators.
 */
export function updateId(): string {
  const id = currentUpdateInfo()?.id;
  if (id === undefined) throw new Error('an update is read outside of its handler');
  return id;
}
