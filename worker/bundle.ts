import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type Logger,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';

/** Where the workflows' code begins, for whoever bundles it. */
export const WORKFLOWS_PATH = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

/** The workflows as the one script that runs in Temporal's sandbox. Takes a second or two. */
export function bundleWorkflows(
  logger: Logger = new DefaultLogger('WARN'),
): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({ workflowsPath: WORKFLOWS_PATH, logger });
}
