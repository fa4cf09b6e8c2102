import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIG = join(ROOT, '.dependency-cruiser.mjs');

const folder = mkdtempSync(join(tmpdir(), 'rooms-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Installed as packages are here: of one that is not there, less is known than of one that is. */
for (const name of ['nodemailer', 'pino']) {
  const installed = join(folder, 'node_modules', name);
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, 'package.json'), JSON.stringify({ name, main: 'index.js' }));
  writeFileSync(join(installed, 'index.js'), 'module.exports = {};\n');
}

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** The rules that the imports of some files break, by file. */
async function brokenRules(imports: Readonly<Record<string, readonly string[]>>) {
  for (const [file, targets] of Object.entries(imports)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    const lines = targets.map((target) => `import '${target}';\n`);
    writeFileSync(join(folder, file), `${lines.join('')}export const one = 1;\n`);
  }
  const json = await new Promise<string>((resolve) => {
    const args = [CRUISER, '--config', CONFIG, '--output-type', 'json', '.'];
    // It exits with the number of violations.
    execFile(process.execPath, args, { cwd: folder }, (_error, stdout) => resolve(stdout));
  });
  const { violations } = report.parse(JSON.parse(json)).summary;
  const broken = new Map<string, string[]>();
  for (const { from, rule } of violations) {
    broken.set(from, [...(broken.get(from) ?? []), rule.name]);
  }
  return broken;
}

it('is refused an import of a room above it, of a package it may not use, or of its own parent', async () => {
  const broken = await brokenRules({
    'domain/time/good.ts': [],
    'domain/case/good.ts': ['../time/good.ts'],
    'domain/case/up.ts': ['../text/good.ts'],
    'domain/case/package.ts': ['nodemailer'],
    'domain/pack/up.ts': ['../offering/good.ts'],
    'domain/offering/good.ts': ['../time/good.ts'],
    'domain/offering/loader.ts': ['../../catalogue/load/good.ts'],
    'domain/text/good.ts': ['../case/good.ts'],
    'domain/text/node.ts': ['os'],
    'catalogue/load/good.ts': [],
    'ledger/up.ts': ['../notifications/good.ts'],
    'notifications/good.ts': ['../ledger/types/good.ts'],
    'notifications/channels/parent.ts': ['../good.ts'],
    'ledger/types/good.ts': ['../../domain/case/good.ts'],
    'workflows/package.ts': ['pino'],
    'api/workflows.ts': ['../workflows/messages/good.ts'],
    'workflows/messages/good.ts': [],
    'helpers/good.ts': ['../domain/time/good.ts'],
  });
  expect(Object.fromEntries(broken)).toMatchObject({
    'domain/case/up.ts': ['domain/case-imports-what-is-below-it'],
    'domain/case/package.ts': ['domain/case-imports-only-its-packages'],
    'domain/pack/up.ts': ['domain/pack-imports-what-is-below-it'],
    'domain/offering/loader.ts': ['domain/offering-imports-what-is-below-it'],
    'domain/text/node.ts': ['domain/text-imports-only-its-packages'],
    'ledger/up.ts': ['ledger-imports-what-is-below-it'],
    'notifications/channels/parent.ts': ['no-way-up-to-depth-1'],
    'workflows/package.ts': ['workflows-imports-only-its-packages'],
    'api/workflows.ts': ['api-imports-what-is-below-it'],
    'helpers/good.ts': ['every-folder-is-a-room'],
  });
  const files = [...broken.keys()].filter((file) => file.endsWith('.ts'));
  expect(files.filter((file) => file.endsWith('/good.ts'))).toEqual(['helpers/good.ts']);
});
