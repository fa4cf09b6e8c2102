import { inject } from 'vitest';

/** The workflows' code, bundled once for all tests of a run. */
export const workflowBundle = (): { readonly codePath: string } => ({
  codePath: inject('workflowBundle'),
});
