import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/** Packages that are CommonJS load what comes with Node by it. */
const REQUIRE = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);`;

/**
 * Compiles a program for the tests of a file that start it often: each start would compile it anew.
 * Answers where it will be. For programs that read nothing from beside their own sources.
 */
export function compiled(program: URL): string {
  const folder = mkdtempSync(join(tmpdir(), 'sla-compiled-'));
  const outfile = join(folder, 'program.mjs');
  beforeAll(() => {
    buildSync({
      entryPoints: [fileURLToPath(program)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: { js: REQUIRE },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return outfile;
}
