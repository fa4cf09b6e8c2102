import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { z } from 'zod';
import type { CliBuild } from './release.ts';
import { CLI_VERSION } from './release.ts';
import { CliFetchError, type BringOptions, type CliSource } from './source.ts';

interface ArchiveOptions {
  /** The service that names the archives; Temporal's own by default. */
  readonly service?: string;
  /** How long no data may arrive, in milliseconds. */
  readonly silenceMs?: number;
  /** How long it may take in all, in milliseconds. */
  readonly withinMs?: number;
}

const SERVICE = 'https://temporal.download';
const IDLE_TIMEOUT_MS = 15_000;
const TIMEOUT_MS = 10 * 60_000;
const MEGABYTE = 1_000_000;
/** Four times the size of today's archive: anything larger is something else. */
const MAX_BYTES = 200 * MEGABYTE;

/** The service's answer: where the archive is, and which of its files is the program. */
const description = z.object({ archiveUrl: z.url(), fileToExtract: z.string().min(1) });

/** The official archive, fetched by the same two requests as Temporal's own SDKs make. */
export function officialArchive(
  { platform, arch }: CliBuild,
  { service = SERVICE, silenceMs = IDLE_TIMEOUT_MS, withinMs = TIMEOUT_MS }: ArchiveOptions = {},
): CliSource {
  const title = new URL(service).host;
  const query = new URLSearchParams({ platform, arch, format: 'tar.gz' });

  async function bring(folder: string, options: BringOptions): Promise<string> {
    const silence = new Deadline(silenceMs, 'nothing came for');
    const end = new Deadline(withinMs, 'it was not done after');
    const { stopped } = options;
    const signal = AbortSignal.any([silence.signal, end.signal, ...(stopped ? [stopped] : [])]);
    const get = async (url: string): Promise<Response> => {
      const response = await fetch(url, { signal });
      silence.putOff();
      if (!response.ok) throw new Error(`it answered ${response.status} for ${url}`);
      return response;
    };
    try {
      const described = await get(`${service}/cli/v${CLI_VERSION}?${query.toString()}`);
      const { archiveUrl, fileToExtract } = description.parse(await described.json());
      const file = join(folder, 'archive.tar.gz');
      await save(await get(archiveUrl), file, (soFar) => {
        silence.putOff();
        options.onProgress(soFar);
      });
      return await unpack(file, fileToExtract, folder);
    } catch (error) {
      stopped?.throwIfAborted();
      throw new CliFetchError(title, reasonOf(error), error);
    } finally {
      silence.cancel();
      end.cancel();
    }
  }

  return { title, bring };
}

/** Writes a body to a file, which is closed once this settles. */
async function save(
  { body, headers }: Response,
  file: string,
  onProgress: (soFar: string) => void,
): Promise<void> {
  if (body === null) throw new Error('its archive is empty');
  const total = Number(headers.get('content-length'));
  const handle = await open(file, 'w');
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES)
        throw new Error(`its archive is larger than ${inMegabytes(MAX_BYTES)}`);
      onProgress(total > 0 ? `${inMegabytes(bytes)} of ${inMegabytes(total)}` : inMegabytes(bytes));
      await handle.appendFile(chunk);
    }
  } finally {
    await handle.close();
  }
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

/** Some archives prefix their file names with `./`. */
function nameOf(path: string): string {
  return path.replace(/^\.\//, '');
}

/** Aborts after a time, unless it is put off or cancelled. */
class Deadline {
  readonly #abort = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly signal = this.#abort.signal;

  /** @param what the start of the error's message: `nothing came for` */
  constructor(ms: number, what: string) {
    const error = new Error(`${what} ${ms / 1000} seconds`);
    this.#timer = setTimeout(() => this.#abort.abort(error), ms);
  }

  putOff(): void {
    this.#timer.refresh();
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / MEGABYTE)} MB`;
}

/** `fetch` only says that it failed; the reason is in the cause. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return 'its answer does not name an archive';
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
