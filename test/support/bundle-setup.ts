import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleWorkflows } from '../../worker/bundle.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file of the workflows' code. */
    workflowBundle: string;
  }
}

/** The workflows are bundled once for the whole run. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'sla-test-bundle-'));
  const file = join(folder, 'workflows.js');
  const { code } = await bundleWorkflows();
  writeFileSync(file, code);
  project.provide('workflowBundle', file);
  return () => rmSync(folder, { recursive: true, force: true });
}
