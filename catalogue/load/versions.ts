import type { z } from 'zod';
import { versionFile, type Versioned } from '../schema/version-file.ts';
import type { PolicyFiles } from './files.ts';

const VERSION_FILE = /^v([1-9]\d*)\.yaml$/;

/** Loads all versions in a folder, which has one folder per id, by id and ascending version. */
export function loadVersioned<T extends Versioned>(
  files: PolicyFiles,
  kind: string,
  schema: z.ZodType<T>,
): readonly T[] {
  return files.list(kind).flatMap((id) => {
    if (files.isFolder(`${kind}/${id}`)) return loadVersions(files, kind, id, schema);
    const name = id.replace(/\.ya?ml$/, '');
    files.report(`${kind}/${id}`, '', `not a folder: versions are ${kind}/${name}/v1.yaml, …`);
    return [];
  });
}

/** Versions are append-only, so none may be missing. */
function loadVersions<T extends Versioned>(
  files: PolicyFiles,
  kind: string,
  id: string,
  schema: z.ZodType<T>,
): readonly T[] {
  const numbers = versionsIn(files, `${kind}/${id}`);
  for (const [index, version] of numbers.entries()) {
    const before = numbers[index - 1] ?? 0;
    if (version === before + 1) continue;
    const message = `version ${before + 1} is missing before it`;
    files.report(versionFile(kind, { id, version }), 'version', message);
  }
  return numbers.flatMap((version) => {
    const file = versionFile(kind, { id, version });
    const content = files.read(file, schema);
    if (content === null) return [];
    if (content.id === id && content.version === version) return [content];
    files.report(file, 'version', `the file says that it is ${content.id}@${content.version}`);
    return [];
  });
}

function versionsIn(files: PolicyFiles, folder: string): readonly number[] {
  const numbers: number[] = [];
  for (const name of files.list(folder)) {
    const number = VERSION_FILE.exec(name)?.[1];
    if (number !== undefined) numbers.push(Number(number));
    else files.report(`${folder}/${name}`, '', 'not a version: v1.yaml, v2.yaml, …');
  }
  return numbers.toSorted((a, b) => a - b);
}
