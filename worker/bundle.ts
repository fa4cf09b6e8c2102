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
    // Once for all workflows: a copy for each was two thirds of the heap of a case. It asks that
    // modules hold no state, as replaying does. What they export is frozen, and nothing else.
    preloadModules: [WORKFLOWS_PATH],
    workflowInterceptorModules: [...interceptors],
    // Every worker keeps the map, of which it reads names and lines alone.
    webpackConfigHook: (config) => ({ ...config, devtool: 'inline-nosources-source-map' }),
    logger: new DefaultLogger('WARN'),
  });
}
