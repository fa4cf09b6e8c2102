import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';

/** Where the workflows' code begins. */
const WORKFLOWS_PATH = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

/**
 * The workflows as the one script that runs in Temporal's sandbox, with the modules of `interceptors`
 * around them. Takes a second or two.
 */
export function bundleWorkflows(
  interceptors: readonly string[] = [],
): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: WORKFLOWS_PATH,
    // Once for all workflows, and frozen: a copy for each is two thirds of the memory of a case. It
    // asks that modules hold no state, as replaying does.
    preloadModules: [WORKFLOWS_PATH],
    workflowInterceptorModules: [...interceptors],
    // Every worker keeps the map, of which it reads names and lines alone.
    webpackConfigHook: (config) => ({ ...config, devtool: 'inline-nosources-source-map' }),
    logger: new DefaultLogger('WARN'),
  });
}
