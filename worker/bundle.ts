import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';

/** The entry point of the workflows' code. */
const WORKFLOWS_PATH = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

/**
 * Bundles the workflows into the one script that runs in Temporal's sandbox.
 * Takes a second or two.
 * @param interceptors paths of workflow interceptor modules to include
 */
export function bundleWorkflows(
  interceptors: readonly string[] = [],
): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: WORKFLOWS_PATH,
    // Loaded once for all workflows: a copy for each was two thirds of a case's heap. This requires
    // that modules hold no state, as replaying does. Only their exports are frozen.
    preloadModules: [WORKFLOWS_PATH],
    workflowInterceptorModules: [...interceptors],
    // Every worker keeps the source map, but reads only names and lines from it.
    webpackConfigHook: (config) => ({ ...config, devtool: 'inline-nosources-source-map' }),
    logger: new DefaultLogger('WARN'),
  });
}
