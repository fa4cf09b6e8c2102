import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cachedProgram } from '../../engine/cache.ts';
import { findPrograms, NoEngineError } from '../../engine/programs.ts';
import { SERVER_RELEASE, UI_RELEASE } from '../../engine/release.ts';

let folder: string;
let cacheDir: string;
let bin: string;
let said: string[];

const log = {
  info: (message: string) => void said.push(message),
  warn: (message: string) => void said.push(message),
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-programs-'));
  cacheDir = join(folder, 'cache');
  bin = join(folder, 'bin');
  mkdirSync(bin);
  said = [];
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** A command on the otherwise empty PATH. */
function command(name: string, ...lines: string[]): void {
  writeFileSync(join(bin, name), ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
}

/** Stands for a Go that builds: notes what it was asked for and makes a program that is that note. */
const BUILDS = [
  'echo "$@" > "$GOBIN/server"',
  '/bin/chmod 755 "$GOBIN/server"',
  `echo "$2" >> "$GOBIN/../asked"`,
];

function find(withUi = true) {
  return findPrograms({ cacheDir, env: { PATH: bin }, withUi, log });
}

function asked(): string[] {
  return readFileSync(join(cacheDir, 'asked'), 'utf8').trim().split('\n');
}

describe('the programs of the engine', () => {
  test('are built with Go into the cache, with a line of what and where', async () => {
    command('go', ...BUILDS);
    const programs = await find();
    const server = cachedProgram(cacheDir, SERVER_RELEASE);
    const ui = cachedProgram(cacheDir, UI_RELEASE);
    expect(programs).toEqual({ kind: 'server', server, ui });
    expect(readFileSync(server, 'utf8').trim()).toBe(
      `install ${SERVER_RELEASE.module}@${SERVER_RELEASE.version}`,
    );
    expect(readFileSync(ui, 'utf8')).toContain(UI_RELEASE.module);
    expect(said.join('\n')).toContain(`Building ${SERVER_RELEASE.title} ${SERVER_RELEASE.version}`);
    expect(said.join('\n')).toContain(cacheDir);
    expect(readdirSync(cacheDir).filter((name) => name.startsWith('building-'))).toEqual([]);
  });

  test('give a sign of life while they are built', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    command('go', 'until [ -e "$GOBIN/../go-on" ]; do /bin/sleep 0.02; done', ...BUILDS);
    const finding = find(false);
    vi.advanceTimersByTime(25_000);
    expect(said.filter((line) => line.startsWith('Still building'))).toHaveLength(2);
    writeFileSync(join(cacheDir, 'go-on'), '');
    await finding;
    expect(vi.getTimerCount()).toBe(0);
  });

  test('are taken from the cache once they are there', async () => {
    command('go', ...BUILDS);
    await find();
    said = [];
    await find();
    expect(said).toEqual([]);
    expect(asked()).toHaveLength(2);
  });

  test('are the server alone where no UI is wanted', async () => {
    command('go', ...BUILDS);
    expect(await find(false)).toMatchObject({ kind: 'server', ui: null });
    expect(asked()).toHaveLength(1);
  });

  test('stay whole when two processes build at the same time', async () => {
    command('go', ...BUILDS);
    const [first, second] = await Promise.all([find(), find()]);
    expect(first).toEqual(second);
    expect(readFileSync(cachedProgram(cacheDir, SERVER_RELEASE), 'utf8')).toContain('install');
  });

  test('are a temporal CLI where Go is missing', async () => {
    command('temporal', 'exit 0');
    expect(await find()).toEqual({ kind: 'cli', cli: join(bin, 'temporal') });
    expect(said.join('\n')).toContain('no Go was found');
  });

  test('that nobody has end with every way out, when Go is missing', async () => {
    const error = await find().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoEngineError);
    const text = String(error);
    expect(text).toContain('no Go was found on the PATH');
    expect(text).toContain('install Go 1.26 or newer');
    expect(text).toContain('install the Temporal CLI');
    expect(text).toContain('TEMPORAL_ADDRESS');
  });

  test.each([
    ['Go is too old', 'requires go >= 1.26.8 (running go 1.22.0; GOTOOLCHAIN=local)'],
    ['there is no network', 'dial tcp: lookup the.proxy: no such host'],
  ])('that cannot be built show what go said: %s', async (_what, complaint) => {
    command('go', 'echo "go: downloading something" >&2', `echo "go: ${complaint}" >&2`, 'exit 1');
    const error = await find().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoEngineError);
    expect(String(error)).toContain(complaint);
    expect(String(error)).toContain('TEMPORAL_ADDRESS');
    expect(readdirSync(cacheDir)).toEqual([]);
  });
});
