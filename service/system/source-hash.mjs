// Plain JavaScript, as it decides whether the TypeScript has to be compiled.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

// What npm has installed, which differs from the lockfile until somebody runs `npm ci`.
const INSTALLED = join('node_modules', '.package-lock.json');

export function sourceHash(root, sources) {
  const hash = createHash('sha256');
  const files = ['package-lock.json', ...sources.flatMap((source) => filesOf(root, source))];
  // Other package managers do not write this file.
  if (existsSync(join(root, INSTALLED))) files.push(INSTALLED);
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file.split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

function filesOf(root, source) {
  if (statSync(join(root, source)).isFile()) return [source];
  return readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(m?ts|mjs|json|ya?ml)$/.test(file))
    .toSorted()
    .map((file) => join(source, file));
}
