import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { allPages } from './support/page.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = allPages().map(({ name }) => name);

function textOf(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

/** Links to our own files, with the heading that they point to. */
function linksOf(page: string): readonly { file: string; heading: string | undefined }[] {
  const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
  return links.map(([, file = '', heading]) => ({
    file: file === '' ? page : join(dirname(page), file),
    heading,
  }));
}

function headingsOf(page: string): readonly string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

/** The anchor that GitHub makes of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

test.each(PAGES)('every link of %s leads somewhere', (page) => {
  const broken = linksOf(page).filter(({ file, heading }) => {
    if (!existsSync(join(ROOT, file))) return true;
    return heading !== undefined && !headingsOf(file).includes(heading);
  });
  expect(broken).toEqual([]);
});

test('the contents of the decisions have every decision, in order', () => {
  const page = 'docs/decisions.md';
  const [contents = '', ...decisions] = textOf(page).split(/^(?=## )/m);
  const listed = [...contents.matchAll(/^ *- \[.*\]\(#(.+)\)$/gm)].map(([, heading]) => heading);
  const there = [...decisions.join('').matchAll(/^###? (.*)$/gm)].map(([, heading = '']) =>
    anchorOf(heading),
  );
  expect(listed).toEqual(there);
});
