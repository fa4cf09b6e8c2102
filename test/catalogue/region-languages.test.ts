import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftRegionLanguages } from '../../catalogue/authoring/language-draft.ts';
import { POLICIES } from '../../catalogue/load/load.ts';
import { ownCatalogue } from '../support/catalogues.ts';

const { regionLanguages } = ownCatalogue();

describe("the snapshot of the regions' languages", () => {
  it('is what the draft makes of the library that is installed', () => {
    const text = readFileSync(join(POLICIES, 'region-languages.json'), 'utf8');
    expect(draftRegionLanguages()).toEqual(JSON.parse(text));
  });

  it.each([
    ['CN', ['zh']],
    ['DE', ['de']],
    ['CA', ['en', 'fr']],
    ['BE', ['nl', 'fr', 'de']],
    ['BR', ['pt']],
    ['JP', ['ja']],
    ['IN', ['hi', 'en']],
  ])('has the official languages of %s, most spoken first: %j', (region, languages) => {
    expect(regionLanguages[region]).toEqual(languages);
  });

  it('has German, French and Italian for Switzerland', () => {
    expect(regionLanguages['CH']).toEqual(expect.arrayContaining(['de', 'fr', 'it']));
  });

  it('leaves out what is official in a part of a region alone', () => {
    expect(regionLanguages['IT']).toEqual(['it']);
    expect(regionLanguages['GB']).toEqual(['en']);
  });

  it('has every country of the world, at least', () => {
    expect(Object.keys(regionLanguages).length).toBeGreaterThanOrEqual(249);
  });
});
