import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { cachedWorkflowBundle } from '../../service/bundle-cache.ts';
import { cacheDirOf } from '../../service/system/cache.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';

const RECORDER = fileURLToPath(new URL('../workflows/timer-recorder.ts', import.meta.url));

declare module 'vitest' {
  interface ProvidedContext {
    /** The file of the workflows' code. */
    workflowBundle: string;
    /** The same with the timer recorder in it. */
    replayBundle: string;
  }
}

/** The workflows are bundled once for the whole run. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'sla-test-bundle-'));
  const written = (name: string, code: string): string => {
    const file = join(folder, name);
    writeFileSync(file, code);
    return file;
  };
  const { code } = await cachedWorkflowBundle(cacheDirOf(process.env));
  project.provide('workflowBundle', written('workflows.js', code));
  const replay = await bundleWorkflows([RECORDER]);
  project.provide('replayBundle', written('replay.js', replay.code));
  return () => rmSync(folder, { recursive: true, force: true });
}
