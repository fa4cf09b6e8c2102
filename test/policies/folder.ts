import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const POLICIES = fileURLToPath(new URL('../../policies', import.meta.url));

/** A copy of the real policies with some files replaced, added, or (null) removed. */
export function policiesWith(changes: Readonly<Record<string, string | null>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['documents.yaml', 'calendars', 'holidays', 'offerings']) {
    cpSync(join(POLICIES, part), join(folder, part), { recursive: true });
  }
  for (const [file, content] of Object.entries(changes)) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    if (content === null) rmSync(path);
    else writeFileSync(path, content);
  }
  return folder;
}
