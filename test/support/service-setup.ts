import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles the service before tests start it: together, and against their clocks, they would do it each. */
export default function setup(): void {
  execFileSync(process.execPath, ['service/run.mjs'], { cwd: ROOT, stdio: 'inherit' });
}
