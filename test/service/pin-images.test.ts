import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compiled } from '../support/compiled.ts';

const PROGRAM = compiled(new URL('../../service/images/pin.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = ['Dockerfile', 'docker-compose.yml'];
const DIGEST = /@sha256:[\da-f]{64}/g;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-images-'));
  for (const file of FILES) copyFileSync(join(ROOT, file), join(folder, file));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Puts a program named `docker` where it is found first. */
function docker(script: string): void {
  writeFileSync(join(folder, 'docker'), `#!${process.execPath}\n${script}`);
  chmodSync(join(folder, 'docker'), 0o755);
}

/** A registry that has an image of its own for each run of the tests. */
const answers = (digit: string) =>
  docker(`console.log(JSON.stringify({ digest: 'sha256:' + '${digit}'.repeat(64) }));`);

function pin() {
  const PATH = [folder, dirname(process.execPath)].join(delimiter);
  return promisify(execFile)(process.execPath, [PROGRAM], { cwd: folder, env: { PATH } });
}

const written = () => FILES.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
const withoutDigests = () => written().replaceAll(DIGEST, '');

describe('pinning images', () => {
  it('adds to each image of others the digest that the registry has, and changes nothing else', async () => {
    const before = withoutDigests();
    answers('a');
    const { stdout } = await pin();
    const digest = `@sha256:${'a'.repeat(64)}`;
    expect(written()).toMatch(new RegExp(`^FROM node:[\\w.-]+${digest}$`, 'm'));
    expect(written()).toMatch(new RegExp(`image: temporalio/server:[\\d.]+${digest}$`, 'm'));
    expect(written()).toMatch(/image: sla-timers:[\d.]+$/m);
    expect(withoutDigests()).toBe(before);
    expect(stdout).toContain(`node:`);
  });

  it('replaces the digest of an earlier day', async () => {
    answers('a');
    await pin();
    answers('b');
    await pin();
    expect(new Set(written().match(DIGEST))).toEqual(new Set([`@sha256:${'b'.repeat(64)}`]));
  });

  it.each([
    [
      'does not answer for one of them',
      `if (process.argv.at(-1).startsWith('temporalio/ui')) process.exit(1);`,
    ],
    ['gives no digest', `console.log('{}'); process.exit();`],
  ])('writes nothing where the registry %s, and says for which', async (_what, first) => {
    const before = written();
    docker(`${first}\nconsole.log(JSON.stringify({ digest: 'sha256:' + 'a'.repeat(64) }));`);
    await expect(pin()).rejects.toThrow(/digest of (temporalio\/ui|node):/);
    expect(written()).toBe(before);
  });
});
