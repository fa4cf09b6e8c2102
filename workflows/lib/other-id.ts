import { workflowInfo } from '@temporalio/workflow';

/**
 * `id` where a file is that of another workflow, whose events it would publish, and whose calendars the workers would
 * take from it; null otherwise.
 */
export function otherId({ id }: { readonly id: string }): 'id' | null {
  return id === workflowInfo().workflowId ? null : 'id';
}
