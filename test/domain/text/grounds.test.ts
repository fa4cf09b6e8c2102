import { describe, expect, it } from 'vitest';
import { ruleText, sourceText } from '../../../domain/text/grounds.ts';
import { LOCALES } from '../../../domain/text/words/locale.ts';
import { ownCatalogue } from '../../support/catalogues.ts';
import { caseFile, commitment, firstResponse, REQUEST } from '../../support/case-file.ts';
import { rows } from '../../support/promises.ts';

const HANDBOOK = { '900': { en: 'Handbook', de: 'Handbuch' } };

describe('where a rule comes from', () => {
  it.each([
    ['en', '“Handbook”, deadlines (document 900)'],
    ['de', '„Handbuch“, deadlines (Dokument 900)'],
    // It has no title in these languages.
    ['fr', '«\u00a0Handbook\u00a0», deadlines (document 900)'],
    ['zh-Hans', '《Handbook》，deadlines（文档 900）'],
  ] as const)('is the title that readers of %s understand, and the section', (locale, expected) => {
    expect(sourceText({ document: '900', section: 'deadlines' }, HANDBOOK, locale)).toBe(expected);
  });

  it('is the section alone where the document is not known', () => {
    expect(sourceText({ document: '901', section: 'deadlines' }, HANDBOOK, 'en')).toBe(
      'deadlines (document 901)',
    );
  });

  it.each(ownCatalogue().documents)('has a title in every language: $id', ({ title }) => {
    expect(Object.keys(title).toSorted()).toEqual(LOCALES.toSorted());
    expect(new Set(Object.values(title)).size).toBe(LOCALES.length);
  });
});

describe('a rule', () => {
  const first = commitment();
  const file = caseFile({
    commitments: [
      ...rows({
        A: { first_response: first },
        B: { resolution: commitment({ rule: 'resolution-b', target: { businessMinutes: 90 } }) },
      }),
      ...rows({ B: { first_response: commitment({ rule: 'bc', target: null }) } }).map((row) => {
        return { ...row, severities: ['B', 'C'] };
      }),
    ],
  });
  const FIRST = { metric: 'first_response', rule: 'technical-a' } as const;

  it.each([
    ['en', 'Technical cases of severity A: 1 hour, day and night (21vianet@1, technical-a)'],
    [
      'de',
      'Technische Fälle mit Schweregrad A: 1 Stunde, rund um die Uhr (21vianet@1, technical-a)',
    ],
    [
      'fr',
      'Dossiers techniques de gravité A\u00a0: 1 heure, jour et nuit (21vianet@1, technical-a)',
    ],
    ['zh-Hans', '严重性 A 的技术工单：1 小时，全天 24 小时计时（21vianet@1、technical-a）'],
  ] as const)('is told by its meaning, with its ids behind, in %s', (locale, expected) => {
    expect(ruleText(file, FIRST, locale)).toBe(expected);
  });

  it('names every severity that it is for, and the clock where it is another', () => {
    expect(ruleText(file, { metric: 'first_response', rule: 'bc' }, 'en')).toBe(
      'Technical cases of severity B and C: no time is promised (21vianet@1, bc)',
    );
    expect(ruleText(file, { metric: 'resolution', rule: 'resolution-b' }, 'en')).toBe(
      'Technical cases of severity B, resolution: 90 minutes of open time (21vianet@1, resolution-b)',
    );
  });

  it.each([
    ['billing', { minutes: 1440 }, 'Billing cases of severity A: 24 hours, day and night'],
    ['subscription', { businessDays: 1 }, 'Subscription cases of severity A: 1 business day'],
    ['advisory', { businessDays: 3 }, 'Advisory cases of severity A: 3 business days'],
    ['presales', { businessMinutes: 240 }, 'Presales cases of severity A: 4 hours of open time'],
  ] as const)('says its amount: %s %j', (category, target, expected) => {
    const one = caseFile({
      request: { ...REQUEST, category },
      commitments: firstResponse({ target, calendar: null }),
      schedules: { never: { dueAt: null, dueAtLocal: null, warnings: [], escalations: [] } },
    });
    expect(ruleText(one, FIRST, 'en')).toBe(`${expected} (21vianet@1, technical-a)`);
  });

  it('is told by its ids where the case has no such rule', () => {
    expect(ruleText(file, { metric: 'first_response', rule: 'gone' }, 'en')).toBe(
      '21vianet@1, gone',
    );
  });
});
