import { createRequire } from 'node:module';
import { z } from 'zod';

const manifest = z.object({ version: z.string() });

/** The installed version of a package, which snapshots name as their origin. */
export function packageVersion(name: string): string {
  return manifest.parse(createRequire(import.meta.url)(`${name}/package.json`)).version;
}
