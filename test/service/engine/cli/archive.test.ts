import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { officialArchive } from '../../../../service/engine/cli/archive.ts';
import { CLI_VERSION } from '../../../../service/engine/cli/release.ts';
import { CliFetchError } from '../../../../service/engine/cli/source.ts';

const BUILD = { platform: 'linux', arch: 'arm64', sha256: '', bytes: 0 };
const PROGRAM = 'the program';

let folder: string;
let server: Server | null;
let archive: Buffer;
let asked: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sla-archive-'));
  archive = await packed({ temporal: PROGRAM, LICENSE: 'MIT' });
  asked = [];
  server = null;
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function packed(files: Record<string, string>): Promise<Buffer> {
  const from = join(folder, 'packed');
  mkdirSync(from, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(from, name), text);
  const file = join(folder, 'packed.tar.gz');
  await create({ cwd: from, file, gzip: true }, Object.keys(files));
  return readFileSync(file);
}

/** Plays Temporal's service, which names an archive that lies on the same server. */
async function serve(
  answerArchive: RequestListener,
  fileToExtract = 'temporal',
  withinMs = 20_000,
): Promise<ReturnType<typeof officialArchive>> {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/archive') return answerArchive(request, response);
    const archiveUrl = `http://${request.headers.host}/archive`;
    return response.end(JSON.stringify({ archiveUrl, fileToExtract }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen.');
  return officialArchive(BUILD, {
    service: `http://127.0.0.1:${address.port}`,
    silenceMs: 500,
    withinMs,
  });
}

function bring(source: ReturnType<typeof officialArchive>, stopped?: AbortSignal) {
  const progress: string[] = [];
  const brought = source.bring(folder, { stopped, onProgress: (soFar) => progress.push(soFar) });
  return { brought, progress };
}

async function refusal(answerArchive: RequestListener, fileToExtract?: string): Promise<string> {
  const source = await serve(answerArchive, fileToExtract);
  const error = await bring(source).brought.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CliFetchError);
  return String(error);
}

describe('the official archive', () => {
  test('is asked for by version and machine, and its program unpacked alone', async () => {
    const source = await serve((_request, response) => void response.end(archive));
    const { brought, progress } = bring(source);
    const program = await brought;
    expect(readFileSync(program, 'utf8')).toBe(PROGRAM);
    expect(asked).toEqual([
      `/cli/v${CLI_VERSION}?platform=linux&arch=arm64&format=tar.gz`,
      '/archive',
    ]);
    expect(progress.at(-1)).toMatch(/^\d+ MB/);
    expect(() => readFileSync(join(folder, 'LICENSE'))).toThrow('ENOENT');
  });

  test('may name its files from the folder itself on', async () => {
    const from = join(folder, 'packed');
    const file = join(folder, 'dotted.tar.gz');
    await create({ cwd: from, file, gzip: true }, ['./temporal']);
    const source = await serve((_request, response) => void response.end(readFileSync(file)));
    expect(readFileSync(await bring(source).brought, 'utf8')).toBe(PROGRAM);
  });

  test('that is not there is refused by its status', async () => {
    expect(await refusal((_request, response) => void response.writeHead(404).end())).toMatch(
      /it answered 404 for .*\/archive/,
    );
  });

  test('that stalls half-way is given up', async () => {
    const said = await refusal((_request, response) => {
      response.writeHead(200, { 'content-length': archive.length });
      response.write(archive.subarray(0, 20));
    });
    expect(said).toContain('nothing came for 0.5 seconds');
  });

  test('that drips is given up once it has taken too long in all', async () => {
    let drips: NodeJS.Timeout | undefined;
    const source = await serve(
      (_request, response) => {
        drips = setInterval(() => response.write(archive.subarray(0, 1)), 20);
      },
      'temporal',
      700,
    );
    await expect(bring(source).brought).rejects.toThrow('it was not done after 0.7 seconds');
    clearInterval(drips);
  });

  test('that is cut short by its sender is refused', async () => {
    const said = await refusal((_request, response) => {
      response.writeHead(200, { 'content-length': archive.length });
      response.write(archive.subarray(0, 20), () => response.destroy());
    });
    expect(said).toContain('terminated');
  });

  test('that ends too early without anybody noticing is refused', async () => {
    const said = await refusal((_request, response) => void response.end(archive.subarray(0, 60)));
    expect(said).toMatch(/unexpected end|TAR_BAD_ARCHIVE|zlib/i);
  });

  test('without the program is refused', async () => {
    const said = await refusal((_request, response) => void response.end(archive), 'temporal.exe');
    expect(said).toContain('has no file temporal.exe');
  });

  test('is not looked for where the answer names none', async () => {
    server = createServer((_request, response) => response.end('{"archiveUrl": "no address"}'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'string' ? 0 : address?.port;
    const source = officialArchive(BUILD, { service: `http://127.0.0.1:${port}` });
    await expect(bring(source).brought).rejects.toThrow('its answer does not name an archive');
  });

  test('of a service that cannot be reached says why', async () => {
    const source = officialArchive(BUILD, { service: 'http://no.such.host.invalid' });
    await expect(bring(source).brought).rejects.toThrow(/no\.such\.host\.invalid: fetch failed \(/);
  });

  test('is no longer waited for once the start is stopped', async () => {
    const stop = new AbortController();
    const source = await serve((_request, response) => {
      response.write(archive.subarray(0, 20));
      stop.abort();
    });
    const error = await bring(source, stop.signal).brought.catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(CliFetchError);
    expect(error).toMatchObject({ name: 'AbortError' });
  });
});
