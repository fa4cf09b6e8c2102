import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(`${ROOT}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const textOf = (page: string) => readFileSync(`${ROOT}${page}`, 'utf8');

/** Files and folders that a page names from the root on, such as `ledger/outbox.ts` or `domain/text/words/`. */
function pathsIn(page: string): string[] {
  const named = [...textOf(page).matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(
    ([, path = '']) => path,
  );
  // These folders are made, not kept.
  return named.filter((path) => !/^(dist|\.data)\//.test(path));
}

describe('a file or folder', () => {
  it.each(PAGES)('that %s names is there', (page) => {
    expect(pathsIn(page).filter((path) => !existsSync(`${ROOT}${path}`))).toEqual([]);
  });

  it('is named on some of the pages', () => {
    expect(PAGES.flatMap(pathsIn).length).toBeGreaterThan(100);
    expect(pathsIn('SECURITY.md').length).toBeGreaterThan(40);
  });
});

describe('the page on architecture', () => {
  it('names every room that there are rules for', () => {
    const [table = ''] = textOf('.dependency-cruiser.mjs').split('const ALL');
    const rules = table.matchAll(/^ {2}'?([a-z/-]+)'?: \[/gm);
    const rooms = [...rules].map(([, room = '']) => room);
    const shown = pathsIn('docs/architecture.md');
    expect(rooms.length).toBeGreaterThan(15);
    expect(rooms.filter((room) => !shown.some((path) => path.startsWith(`${room}/`)))).toEqual([]);
  });
});
