import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../system/root.ts';

/** A package that an installation without development dependencies has. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As SPDX names it. */
  readonly licence: string;
  /** Who holds the copyright, as the package says; empty where it does not. */
  readonly copyright: string;
}

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
      os: z.array(z.string()).optional(),
    }),
  ),
});
type Locked = z.infer<typeof lockfile>['packages'][string];

const manifest = z.object({
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
});

/** What neither the lockfile nor the package's manifest says; read in the package itself. */
const LICENCES: Readonly<Record<string, string>> = {
  '@swc/core-*': 'Apache-2.0 AND MIT',
  unionfs: 'Unlicense',
};

/**
 * The packages of `package-lock.json` that are not for development alone, by name and version. Programs
 * for one kind of machine are one entry, whichever of them is installed here. Throws for a package
 * without a licence.
 */
export function shippedPackages(): readonly ShippedPackage[] {
  const { packages } = lockfile.parse(JSON.parse(read('package-lock.json')));
  const shipped = new Map<string, ShippedPackage>();
  for (const [folder, locked] of Object.entries(packages)) {
    if (folder === '' || locked.dev) continue;
    const each = shippedPackage(folder, locked);
    shipped.set(`${each.name}@${each.version}`, each);
  }
  return [...shipped.values()].toSorted((a, b) => order(a, b));
}

function shippedPackage(folder: string, { version = '', license, os }: Locked): ShippedPackage {
  const name = folder.split('node_modules/').at(-1) ?? folder;
  const shown = os ? name.replace(/^(@esbuild\/|@swc\/core-).*/, '$1*') : name;
  const licence = license ?? LICENCES[shown];
  if (licence === undefined) throw new Error(`${name} names no licence: read it, and say it here`);
  return { name: shown, version, licence, copyright: os ? '' : copyrightOf(folder) };
}

function copyrightOf(folder: string): string {
  const texts = readdirSync(join(ROOT, folder))
    .filter((name) => /^(licen[cs]e|copying|notice|copyrightnotice)(\.|-|$)/i.test(name))
    .toSorted()
    .map((name) => read(join(folder, name)));
  const lines = texts.flatMap((text) => text.split('\n').map(plain).filter(isCopyright));
  return lines.length > 0 ? [...new Set(lines)].join('; ') : authorOf(folder);
}

/** A line without its markup, indentation, mail addresses and what every copyright line says. */
function plain(line: string): string {
  return line
    .replaceAll(/^[\s*#>]+|[\s*]+$/g, '')
    .replaceAll(/[<(]?\S+@\S+\.\S+/g, '')
    .replace(/\.? *all rights reserved\.?/i, '')
    .replaceAll(/ +/g, ' ')
    .replaceAll(/[\s,;]+$/g, '');
}

/** Of somebody, not of the template that a licence ends with. */
function isCopyright(line: string): boolean {
  return /^copyright\b.*(\d{4}|\(c\)|©)/i.test(line) && !/\[yyyy\]|<year>/i.test(line);
}

function authorOf(folder: string): string {
  const file = join(folder, 'package.json');
  if (!existsSync(join(ROOT, file))) return '';
  const { author } = manifest.parse(JSON.parse(read(file)));
  return plain(typeof author === 'string' ? author : (author?.name ?? ''));
}

function order(a: ShippedPackage, b: ShippedPackage): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.version < b.version ? -1 : 1;
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
