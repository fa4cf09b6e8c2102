import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { z } from 'zod';

/*
 * Adds to every image of other makers that `Dockerfile` and `docker-compose.yml` name the digest that the
 * registry has for its tag now, or replaces an earlier one: `npm run images:pin`. Writes nothing unless
 * every digest was read.
 */
const FILES = ['Dockerfile', 'docker-compose.yml'];

/** The image with its tag, apart from an earlier digest. */
const NAMED = /^(FROM |\s*image: )([\w./-]+:[\w.-]+)(@\S+)?$/gm;
const BUILT_HERE = /^sla-timers:/;

const MANIFEST = z.object({ digest: z.string().regex(/^sha256:[\da-f]{64}$/) });

const run = promisify(execFile);

const texts = FILES.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const digests = await digestsOf(texts.flatMap(({ text }) => imagesIn(text)));
for (const { file, text } of texts) writeFileSync(file, pinned(text, digests));
for (const [image, digest] of digests) process.stdout.write(`${image}@${digest}\n`);

function imagesIn(text: string): string[] {
  const images = [...text.matchAll(NAMED)].map(([, , image = '']) => image);
  return images.filter((image) => !BUILT_HERE.test(image));
}

async function digestsOf(images: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const read = new Map<string, string>();
  for (const image of new Set(images)) read.set(image, await digestOf(image));
  return read;
}

/** Asks the registry by Docker's own client, which knows where it is and who may read from it. */
async function digestOf(image: string): Promise<string> {
  const asked = ['buildx', 'imagetools', 'inspect', '--format', '{{json .Manifest}}', image];
  const { stdout } = await run('docker', asked).catch((error: Error) => {
    throw new Error(`Docker cannot read the digest of ${image}: ${error.message}`);
  });
  const manifest = MANIFEST.safeParse(JSON.parse(stdout));
  if (manifest.success) return manifest.data.digest;
  throw new Error(`Docker gave no SHA-256 digest of ${image}: ${stdout}`);
}

function pinned(text: string, known: ReadonlyMap<string, string>): string {
  return text.replaceAll(NAMED, (line, keyword: string, image: string) => {
    const digest = known.get(image);
    return digest === undefined ? line : `${keyword}${image}@${digest}`;
  });
}
