import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../system/root.ts';

const snapshot = z.object({ generatedBy: z.string() });

/** What drafted a snapshot of `policies/`, with its version; throws where files of a folder disagree. */
export function draftedBy(path: string): string {
  const drafters = new Set(filesOf(path).map((file) => snapshot.parse(readJson(file)).generatedBy));
  const [drafter, another] = drafters;
  if (drafter === undefined) throw new Error(`${path} has no snapshot`);
  if (another !== undefined)
    throw new Error(`${path} is by ${drafter} and ${another}: draft it again`);
  return drafter;
}

/** The countries that `policies/holidays/` has. */
export function holidayCountries(): readonly string[] {
  return filesOf('holidays').map((file) => basename(file, '.json'));
}

/** The pages that `date-holidays` says its data of a country rely on. */
export function pagesBehind(country: string): readonly string[] {
  const file = `node_modules/date-holidays/data/countries/${country}.yaml`;
  const found = readFileSync(join(ROOT, file), 'utf8').matchAll(/@attrib\s+(\S+)/g);
  return [...new Set([...found].map(([, page = '']) => page))];
}

/** The text of an installed package's licence. */
export function licenceText(name: string): string {
  return readFileSync(join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8').trim();
}

function filesOf(path: string): readonly string[] {
  if (path.endsWith('.json')) return [path];
  const names = readdirSync(join(ROOT, 'policies', path)).filter((name) => name.endsWith('.json'));
  return names.toSorted().map((name) => `${path}/${name}`);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, 'policies', file), 'utf8'));
}
