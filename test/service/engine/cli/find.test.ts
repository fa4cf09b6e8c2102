import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findCli, NoEngineError } from '../../../../service/engine/cli/find.ts';
import { CLI_VERSION } from '../../../../service/engine/cli/release.ts';
import { CliFetchError, type CliSource } from '../../../../service/engine/cli/source.ts';
import { FolderUnusableError } from '../../../../service/system/folder-unusable.ts';
import { DiskFullError } from '../../../../service/system/full-disk.ts';

const PROGRAM = 'the program';
const BUILD = {
  platform: 'linux',
  arch: 'amd64',
  sha256: createHash('sha256').update(PROGRAM).digest('hex'),
  bytes: PROGRAM.length,
};

let folder: string;
let cacheDir: string;
let bin: string;
let said: string[];

const log = {
  info: (message: string) => void said.push(message),
  warn: (message: string) => void said.push(message),
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-cli-'));
  cacheDir = join(folder, 'cache');
  bin = join(folder, 'bin');
  mkdirSync(bin);
  said = [];
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** A `temporal` on the otherwise empty PATH, which tells this version of itself. */
function onPath(version: string): string {
  const path = join(bin, 'temporal');
  const told = `temporal version ${version} (Server 1.32.0, UI 2.54.1)`;
  writeFileSync(path, `#!/bin/sh\necho "${told}"\n`, { mode: 0o755 });
  return path;
}

/** Hands out a program, after `until` where it is given. */
function source(program = PROGRAM, until?: Promise<unknown>): CliSource & { asked: number } {
  return {
    title: 'a source',
    asked: 0,
    async bring(into, { onProgress }) {
      this.asked += 1;
      onProgress('1 of 2 MB');
      await until;
      writeFileSync(join(into, 'temporal'), program);
      return join(into, 'temporal');
    },
  };
}

function closed(title: string, reason: string): CliSource {
  return {
    title,
    bring: () => Promise.reject(new CliFetchError(title, reason)),
  };
}

function find(sources: readonly CliSource[], build: typeof BUILD | null = BUILD) {
  return findCli({ cacheDir, env: { PATH: bin }, log, sources, build });
}

describe('the Temporal CLI', () => {
  test('is fetched into the cache once, with a line of what and one of how long', async () => {
    const first = source();
    const path = await find([first]);
    expect(readFileSync(path, 'utf8')).toBe(PROGRAM);
    expect(statSync(path).mode & 0o777).toBe(0o755);
    expect(said).toEqual([
      `Fetching the Temporal CLI ${CLI_VERSION} from a source, once, into ${cacheDir}.`,
      expect.stringMatching(/^Fetched the Temporal CLI in \d+ s\.$/),
    ]);
    said = [];
    expect(await find([first])).toBe(path);
    expect(first.asked).toBe(1);
    expect(said).toEqual([]);
    expect(readdirSync(cacheDir)).toHaveLength(1);
  });

  test.each<[string, (path: string) => void]>([
    ['cut short', (path) => truncateSync(path, 3)],
    ['a folder', (path) => (rmSync(path), mkdirSync(path))],
  ])('that is %s in the cache is fetched anew', async (_what, damage) => {
    const path = await find([source()]);
    damage(path);
    const again = source();
    expect(await find([again])).toBe(path);
    expect(again.asked).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(PROGRAM);
  });

  test('gives a sign of life every few seconds while it comes, with how far it is', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const arrival = new EventEmitter();
    const slow = source(PROGRAM, once(arrival, 'now'));
    const finding = find([slow]);
    await expect.poll(() => slow.asked).toBe(1);
    vi.advanceTimersByTime(10_000);
    const signs = said.filter((line) => /^Still fetching \(1 of 2 MB, \d+ s\)\.$/.test(line));
    expect(signs).toHaveLength(3);
    arrival.emit('now');
    await finding;
    expect(vi.getTimerCount()).toBe(0);
  });

  test('on the PATH is used where it is new enough, and nothing fetched', async () => {
    const path = onPath('1.10.0');
    const first = source();
    expect(await find([first])).toBe(path);
    expect(first.asked).toBe(0);
    expect(said).toEqual([`Using the Temporal CLI 1.10.0 at ${path}.`]);
  });

  test.each(['1.9.0', '0.13.2', '1.10.0-rc.1'])(
    '%s on the PATH is too old, and one is fetched',
    async (version) => {
      const path = onPath(version);
      const first = source();
      expect(await find([first])).not.toBe(path);
      expect(first.asked).toBe(1);
    },
  );

  test('on the PATH is no folder of that name', async () => {
    const hidden = onPath('1.10.0');
    const folders = join(folder, 'folders');
    mkdirSync(join(folders, 'temporal'), { recursive: true });
    const path = await findCli({
      cacheDir,
      env: { PATH: `${folders}:${bin}` },
      log,
      sources: [],
      build: BUILD,
    });
    expect(path).toBe(hidden);
  });

  test('has an absolute path, as it is run in another folder than ours', async () => {
    const search = { env: { PATH: relative(process.cwd(), bin) }, log, build: BUILD };
    const relativeCache = relative(process.cwd(), cacheDir);
    const fetched = await findCli({ ...search, cacheDir: relativeCache, sources: [source()] });
    expect(isAbsolute(fetched)).toBe(true);
    rmSync(cacheDir, { recursive: true });
    const path = onPath('1.10.0');
    expect(await findCli({ ...search, cacheDir: relativeCache, sources: [] })).toBe(path);
  });

  test('in the cache is used before one on the PATH', async () => {
    const cached = await find([source()]);
    onPath('1.10.0');
    expect(await find([])).toBe(cached);
  });

  test('comes from the next source where one has none, and each says why', async () => {
    const path = await find([closed('the first', 'it answered 404'), source()]);
    expect(readFileSync(path, 'utf8')).toBe(PROGRAM);
    expect(said).toContain('Not from the first: it answered 404.');
  });

  test('of another content than the known one is refused, and nothing kept', async () => {
    const error = await find([source('another program')]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoEngineError);
    expect(String(error)).toContain('a program other than the pinned one');
    expect(readdirSync(cacheDir)).toEqual([]);
  });

  test('stays whole when two processes fetch it at the same time', async () => {
    const [first, second] = await Promise.all([find([source()]), find([source()])]);
    expect(first).toBe(second);
    expect(readFileSync(first, 'utf8')).toBe(PROGRAM);
    expect(readdirSync(cacheDir)).toHaveLength(1);
  });

  test('on the PATH that does not answer is given up, whatever it leaves behind', async () => {
    const script = '#!/bin/sh\ntrap "" TERM\nsleep 30 & wait\nsleep 30\n';
    writeFileSync(join(bin, 'temporal'), script, { mode: 0o755 });
    await expect(find([])).rejects.toThrow('does not report its version');
  }, 15_000);

  test('on the PATH that tells no version is not taken, and said so', async () => {
    writeFileSync(join(bin, 'temporal'), '#!/bin/sh\necho hello\n', { mode: 0o755 });
    await expect(find([])).rejects.toThrow('does not report its version');
  });

  test('that nobody has ends with every reason and every way out', async () => {
    const path = onPath('1.0.0');
    const sources = [closed('the first', 'it answered 404'), closed('the second', 'no pip')];
    const error = await find(sources).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoEngineError);
    const text = String(error);
    expect(text).toContain(`${path} is older than ${CLI_VERSION} (1.0.0)`);
    expect(text).toContain('- the first: it answered 404');
    expect(text).toContain('- the second: no pip');
    expect(text).toContain('TEMPORAL_ADDRESS');
    expect(text).toContain(`a Temporal CLI ${CLI_VERSION} or newer on the PATH`);
    expect(text).toContain('PyPI');
  });

  test('is known for no other machine, which needs one on its PATH', async () => {
    await expect(find([source()], null)).rejects.toThrow(
      `none is known for ${process.platform} on ${process.arch}`,
    );
    const path = onPath(CLI_VERSION);
    expect(await find([source()], null)).toBe(path);
  });

  test('cannot be kept where the cache folder is a file', async () => {
    writeFileSync(cacheDir, '');
    const error = await find([source()]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FolderUnusableError);
    expect(String(error)).toContain(cacheDir);
    expect(String(error)).toContain('SLA_CACHE_DIR');
  });

  test('that finds no room is not asked for elsewhere, and leaves nothing behind', async () => {
    const failing: CliSource = {
      title: 'a source',
      bring: () => Promise.reject(new CliFetchError('a source', 'no space left on device')),
    };
    const next = source();
    await expect(find([failing, next])).rejects.toThrow(DiskFullError);
    expect(next.asked).toBe(0);
    expect(readdirSync(cacheDir)).toEqual([]);
  });
});
