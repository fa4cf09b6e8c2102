// Plain JavaScript, since it says whether the TypeScript has to be compiled.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export function sourceHash(root, folders) {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', ...folders.flatMap((folder) => sources(root, folder))]) {
    const content = readFileSync(join(root, file));
    hash.update(`${file.split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

function sources(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(m?ts|mjs|json|ya?ml)$/.test(file))
    .toSorted()
    .map((file) => join(folder, file));
}
