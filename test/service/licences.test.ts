import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../service/system/root.ts';
import { licenceDocuments } from '../../service/licences/documents.ts';
import { shippedPackages } from '../../service/licences/shipped-packages.ts';

const documents = await licenceDocuments();

/** Licences under which a package may be installed for production. Another one wants a decision. */
const ACCEPTED = [
  '(MIT OR CC0-1.0)',
  '0BSD',
  'Apache-2.0',
  'Apache-2.0 AND MIT',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Unlicense',
];

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

test.each(Object.entries(documents))('%s is as npm run licences:write writes it', (file, text) => {
  expect(read(file)).toBe(text);
});

test('no package is installed under a licence that nobody has looked at', () => {
  const others = shippedPackages().filter(({ licence }) => !ACCEPTED.includes(licence));
  expect(others).toEqual([]);
});

test('every package that the service depends on is listed', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: object };
  const listed = shippedPackages().map(({ name, version }) => [name, version]);
  expect(listed).toEqual(expect.arrayContaining(Object.entries(dependencies)));
});

test('of those under the Mozilla licence there is ical.js alone, whose source the NOTICE names', () => {
  const mozilla = shippedPackages().filter(({ licence }) => licence.startsWith('MPL'));
  expect(mozilla.map(({ name }) => name)).toEqual(['ical.js']);
});

test('the image carries them', () => {
  expect(read('Dockerfile')).toMatch(/^COPY .*\bNOTICE LICENSES-THIRD-PARTY\.md\b.* \.\/$/m);
});

test('they name nobody by a mail address', () => {
  const named = Object.values(documents).filter((text) => /[\w.]+@[\w-]+\.\w/.test(text));
  expect(named).toEqual([]);
});
