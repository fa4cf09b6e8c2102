import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { POLICIES, loadCatalogue } from '../../policies/load.ts';
import { PolicyError, type PolicyProblem } from '../../policies/policy-error.ts';

/** The folder of the example that an operator would write. */
export const EXAMPLES = join(POLICIES, 'examples');

const PARTS = [
  'documents.yaml',
  'region-languages.json',
  'calendars',
  'holiday-feeds',
  'holidays',
  'make-up-days',
  'offerings',
];

type Changes = Readonly<Record<string, string | null>>;

/** A copy of the real policies with some files replaced, added, or (null) removed. */
export function policiesWith(changes: Changes): string {
  return folderWith(POLICIES, changes);
}

/** The same of the example, to be loaded after the real policies. */
export function examplesWith(changes: Changes): string {
  return folderWith(EXAMPLES, changes);
}

/** What is wrong in folders that are loaded together. */
export function problemsOf(...folders: readonly string[]): readonly PolicyProblem[] {
  try {
    loadCatalogue(...folders);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems;
    throw error;
  }
  return [];
}

function folderWith(source: string, changes: Changes): string {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of PARTS.filter((each) => existsSync(join(source, each)))) {
    cpSync(join(source, part), join(folder, part), { recursive: true });
  }
  for (const [file, content] of Object.entries(changes)) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    if (content === null) rmSync(path);
    else writeFileSync(path, content);
  }
  return folder;
}
