import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar';
import { z } from 'zod';
import type { CliBuild } from './release.ts';
import { CLI_VERSION } from './release.ts';
import { NotBroughtError, type BringOptions, type CliSource } from './source.ts';

interface ArchiveOptions {
  /** Who names the archives; Temporal's own service by default. */
  readonly service?: string;
  /** How long nothing may come, in milliseconds. */
  readonly silenceMs?: number;
}

const SERVICE = 'https://temporal.download';
const SILENCE_MS = 15_000;
const MEGABYTE = 1_000_000;
/** Four times today's archive: more is something else. */
const MAX_BYTES = 200 * MEGABYTE;

/** What the service answers: where the archive lies, and which file in it is the program. */
const description = z.object({ archiveUrl: z.url(), fileToExtract: z.string().min(1) });

/** The official archive, which Temporal's own SDKs take by the same two requests. */
export function officialArchive(
  { platform, arch }: CliBuild,
  { service = SERVICE, silenceMs = SILENCE_MS }: ArchiveOptions = {},
): CliSource {
  const title = new URL(service).host;
  const query = new URLSearchParams({ platform, arch, format: 'tar.gz' });

  async function bring(folder: string, options: BringOptions): Promise<string> {
    const silence = new Silence(silenceMs);
    const { stopped } = options;
    const signal = stopped ? AbortSignal.any([silence.signal, stopped]) : silence.signal;
    const get = async (url: string): Promise<Response> => {
      const response = await fetch(url, { signal });
      silence.break();
      if (!response.ok) throw new Error(`it answered ${response.status} for ${url}`);
      return response;
    };
    try {
      const described = await get(`${service}/cli/v${CLI_VERSION}?${query.toString()}`);
      const { archiveUrl, fileToExtract } = description.parse(await described.json());
      const file = join(folder, 'archive.tar.gz');
      const { body, headers } = await get(archiveUrl);
      if (body === null) throw new Error('its archive is empty');
      const counted = count(Readable.fromWeb(body), Number(headers.get('content-length')));
      await pipeline(counted, createWriteStream(file));
      silence.end();
      return await unpack(file, fileToExtract, folder);
    } catch (error) {
      stopped?.throwIfAborted();
      throw new NotBroughtError(title, reasonOf(error), error);
    } finally {
      silence.end();
    }

    async function* count(chunks: AsyncIterable<Buffer>, total: number): AsyncGenerator<Buffer> {
      let bytes = 0;
      for await (const chunk of chunks) {
        silence.break();
        bytes += chunk.length;
        if (bytes > MAX_BYTES)
          throw new Error(`its archive is larger than ${inMegabytes(MAX_BYTES)}`);
        options.onProgress(
          total > 0 ? `${inMegabytes(bytes)} of ${inMegabytes(total)}` : inMegabytes(bytes),
        );
        yield chunk;
      }
    }
  }

  return { title, bring };
}

async function unpack(file: string, wanted: string, folder: string): Promise<string> {
  const found: string[] = [];
  await extract({
    file,
    cwd: folder,
    strict: true,
    filter: (path) => nameOf(path) === wanted,
    onReadEntry: (entry) => void found.push(nameOf(entry.path)),
  });
  if (!found.includes(wanted)) throw new Error(`its archive has no file ${wanted}`);
  return join(folder, wanted);
}

/** Some archives name their files from `.` on. */
function nameOf(path: string): string {
  return path.replace(/^\.\//, '');
}

/** Aborts when nothing came for so long. */
class Silence {
  readonly #abort = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly signal = this.#abort.signal;

  constructor(ms: number) {
    const error = new Error(`nothing came for ${ms / 1000} seconds`);
    this.#timer = setTimeout(() => this.#abort.abort(error), ms);
  }

  break(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / MEGABYTE)} MB`;
}

/** `fetch` says only that it failed, and hides why in the cause. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return 'its answer does not name an archive';
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
