import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../schema/nearest.ts';

const FILES = ['documents.yaml', 'region-languages.json'];
const VERSIONED = ['calendars', 'offerings'];
const FOLDERS = [...VERSIONED, 'holiday-feeds', 'holidays', 'make-up-days'];
const KNOWN = [...FILES, ...FOLDERS];

/** What a folder of policies has that is probably not what was meant, a sentence each. */
export function folderWarnings(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  const misnamed = names.flatMap((name) => misnamedAs(folder, name));
  if (!names.some((name) => KNOWN.includes(name))) {
    return [`${folder} has nothing that is read: ${KNOWN.join(', ')}`, ...misnamed];
  }
  return [...misnamed, ...VERSIONED.flatMap((kind) => withoutVersions(folder, kind, names))];
}

function misnamedAs(folder: string, name: string): readonly string[] {
  if (KNOWN.includes(name)) return [];
  const meant = nearest(name, isFolder(folder, name) ? FOLDERS : FILES);
  return meant === null ? [] : [`${join(folder, name)} is not read; did you mean ${meant}?`];
}

function withoutVersions(folder: string, kind: string, names: readonly string[]) {
  if (!names.includes(kind)) return [];
  const ids = readdirSync(join(folder, kind)).filter((id) => isFolder(folder, kind, id));
  return ids
    .filter((id) => readdirSync(join(folder, kind, id)).length === 0)
    .map((id) => `${join(folder, kind, id)} has no version: write ${kind}/${id}/v1.yaml`);
}

function isFolder(...path: readonly string[]): boolean {
  return statSync(join(...path), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
