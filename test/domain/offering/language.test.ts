import { describe, expect, it } from 'vitest';
import { accountIn, catalogue, resolved } from './requests.ts';

function languageFor(language: string, region: string, offering = 'o365-advanced') {
  return resolved({ offering, language }, { account: accountIn(region, 'UTC') }).language;
}

describe('the language that people are served in', () => {
  it('is English everywhere, at all hours, for those who ask for it', () => {
    for (const region of Object.keys(catalogue.regionLanguages)) {
      expect(languageFor('en-GB', region)).toMatchObject({
        language: 'en-GB',
        interpreter: false,
        kind: '24x7',
      });
    }
  });

  it.each([
    ['fr-CH', 'CH'],
    ['FR-ch', 'CH'],
    ['it', 'CH'],
    ['zh-CN', 'CN'],
    ['zh-Hant-TW', 'TW'],
    ['nb-NO', 'NO'],
    ['no', 'NO'],
    ['nl-BE', 'BE'],
  ])("is the region's own in its business hours: %s in %s", (language, region) => {
    expect(languageFor(language, region)).toMatchObject({
      language,
      interpreter: true,
      kind: 'business-hours',
      calendar: 'local-business',
    });
  });

  it.each([
    ['ja', 'DE'],
    ['fr', 'IT'],
    ['de', 'AQ'],
    // A tag that begins with the letters of another is another language.
    ['fry', 'FR'],
    ['eng', 'GB'],
  ])('is English with an interpreter for all others: %s in %s', (language, region) => {
    expect(languageFor(language, region)).toMatchObject({
      language: 'en',
      interpreter: true,
      kind: '24x7',
      calendar: null,
    });
  });
});
