import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
}

const LOCKFILE = new URL('../../package-lock.json', import.meta.url);
const { packages } = JSON.parse(readFileSync(LOCKFILE, 'utf8')) as {
  packages: Record<string, Entry>;
};

/** The packages by path, apart from the project itself. */
const locked = Object.entries(packages).filter(([path]) => path !== '');

function pathsWith(isWrong: (entry: Entry) => boolean): string[] {
  return locked.filter(([, entry]) => isWrong(entry)).map(([path]) => path);
}

describe('the lockfile', () => {
  // npm leaves out the hash of what it could not look up when it wrote the file, and installs it unchecked.
  it('has a SHA-512 for every package, those of other platforms included', () => {
    expect(locked.length).toBeGreaterThan(300);
    expect(pathsWith(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual(
      [],
    );
  });

  it('has an exact version for every package', () => {
    expect(pathsWith(({ version }) => !/^\d+\.\d+\.\d+/.test(version ?? ''))).toEqual([]);
  });

  it('names no host, so that the installation decides from where packages come', () => {
    expect(pathsWith(({ resolved }) => resolved !== undefined)).toEqual([]);
  });
});
