import { currentUpdateInfo } from '@temporalio/workflow';

/**
 * The id of the update being handled. It identifies acts and movements, so that repeating one has
 * no further effect. For handlers and validators only.
 * Throws `Error` outside of them.
 */
export function updateId(): string {
  const id = currentUpdateInfo()?.id;
  if (id === undefined) throw new Error('an update is read outside of its handler');
  return id;
}
