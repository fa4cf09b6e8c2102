import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemasForEditors } from '../../../catalogue/json-schema/json-schema.ts';
import { POLICIES } from '../../../catalogue/load/load.ts';
import { hover, underlined } from './editor.ts';

/** Every file that people write, ours and the examples. */
const files = readdirSync(POLICIES, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /(^|\/)documents\.yaml$/.test(path) || /\/v\d+\.yaml$/.test(path),
);

const HARBOUR = join(POLICIES, 'examples/offerings/harbour/v1.yaml');
const OFFICE = join(POLICIES, 'examples/calendars/border-office/v1.yaml');

describe('the schemas for editors', () => {
  it.each(Object.entries(schemasForEditors()))(
    'are up to date: policies/schema/%s',
    (name, text) => {
      const found = readFileSync(join(POLICIES, 'schema', name), 'utf8');
      expect(found, 'run npm run -s sla -- policies schema --write policies').toBe(text);
    },
  );

  it('describe every field', () => {
    const silent = Object.entries(schemasForEditors()).flatMap(([name, text]) =>
      fieldsWithoutDescription(JSON.parse(text)).map((path) => `${name} ${path}`),
    );
    expect(silent).toEqual([]);
  });
});

describe('an editor', () => {
  it.each(files)('underlines nothing in %s', async (file) => {
    expect(await underlined(join(POLICIES, file))).toEqual([]);
  });

  it.each([
    ['description:', 'descripton:', /descripton/],
    ['version: 1', 'version: one', /integer/],
    ['id: harbour', 'id: Harbour', /pattern/],
    [/categories: \[.*\]/, 'categories: [Tecnical]', /pattern/],
    [/severities: \[.*\]/, 'severities: A', /array/],
    [/target: \{.*\}/, 'target: { hours: 4 }', /hours|minutes/],
    ["document: '900'", 'document: 900', /string/],
    [/contact\.of: \{/, 'contact.by: {', /contact\.by/],
    ['interpreter: true', 'interpreter: yes', /boolean/],
    [/percents: \[.*\]/, 'percents: [0, 100]', /minimum|maximum/],
    ['reopening:', 'reopenning:', /reopen/],
    ['name: ', 'name: 7 #', /string/],
  ])('underlines %s as %s', async (from, to, message) => {
    const text = readFileSync(HARBOUR, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect((await underlined(HARBOUR, changed)).join('\n')).toMatch(message);
  });

  it.each([
    ['timeZone:', 'timezone:', /timezone/],
    ["'09:00'", "'9:00'", /pattern/],
    ['tue:', 'tuesday:', /tuesday/],
  ])('underlines %s in a calendar as %s', async (from, to, message) => {
    const text = readFileSync(OFFICE, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect((await underlined(OFFICE, changed)).join('\n')).toMatch(message);
  });

  it('says what a field is', async () => {
    expect(await hover(HARBOUR, 'commitments:')).toContain('The first response: what is promised');
    expect(await hover(OFFICE, 'timeZone:')).toContain('An IANA zone');
  });
});

/** The dotted paths of the fields of a JSON Schema that say nothing of themselves. */
function fieldsWithoutDescription(schema: unknown, path = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, part]: [string, unknown]) => {
    if (key !== 'properties' || typeof part !== 'object' || part === null) {
      return fieldsWithoutDescription(part, path);
    }
    return Object.entries(part).flatMap(([name, field]: [string, unknown]) => {
      const here = path === '' ? name : `${path}.${name}`;
      const said = JSON.stringify(field).includes('"description"') || '$ref' in Object(field);
      return [...(said ? [] : [here]), ...fieldsWithoutDescription(field, here)];
    });
  });
}
