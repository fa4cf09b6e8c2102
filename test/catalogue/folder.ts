import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { POLICIES, loadCatalogue } from '../../catalogue/load/load.ts';
import { PolicyError, type PolicyProblem } from '../../catalogue/load/policy-error.ts';
import { EXAMPLES } from '../support/catalogues.ts';

const PARTS = [
  'documents.yaml',
  'region-languages.json',
  'calendars',
  'holiday-feeds',
  'holidays',
  'make-up-days',
  'offerings',
];

/** What calendars name, and the least of it: of the many holidays those of six countries. */
const FOR_CALENDARS = [
  'documents.yaml',
  'region-languages.json',
  'calendars',
  'holidays/CN.json',
  'holidays/DE.json',
  'holidays/FR.json',
  'holidays/GB.json',
  'holidays/SG.json',
  'holidays/US.json',
  'make-up-days',
];

type Changes = Readonly<Record<string, string | null>>;

/** A copy of the real policies with some files replaced, added, or (null) removed, as are whole folders. */
export function policiesWith(changes: Changes): string {
  return folderWith(POLICIES, PARTS, changes);
}

/** The same without offerings, of which most would say nothing of a calendar, and load slowly. */
export function calendarsWith(changes: Changes): string {
  return folderWith(POLICIES, FOR_CALENDARS, changes);
}

/** The same of the example, to be loaded after the real policies. */
export function examplesWith(changes: Changes): string {
  return folderWith(EXAMPLES, PARTS, changes);
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

/** What is wrong with the example, by itself: with our calendars, and without our offerings. */
export function problemsOfExample(changes: Changes): readonly PolicyProblem[] {
  return problemsOf(calendarsWith({}), examplesWith(changes));
}

function folderWith(source: string, parts: readonly string[], changes: Changes): string {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of parts.filter((each) => existsSync(join(source, each)))) {
    const [from, to] = [join(source, part), join(folder, part)];
    const isChanged = Object.keys(changes).some((file) => `${file}/`.startsWith(`${part}/`));
    if (isChanged) cpSync(from, to, { recursive: true });
    else link(from, to);
  }
  for (const [file, content] of Object.entries(changes)) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    if (content === null) rmSync(path, { recursive: true });
    else writeFileSync(path, content);
  }
  return folder;
}

/** For what is only read, as copying it and removing it again took a third of the time of a test. */
function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(from, to);
}
