import { describe, expect, it } from 'vitest';
import { ALERT_LOCALES, ALERT_TYPES, type AlertFacts } from '../../../domain/alert/types.ts';
import { alertLocaleOf, WORDS } from '../../../domain/alert/words/index.ts';

/** Everything that a text may speak of. */
const FACTS: AlertFacts = {
  actor: 'Ada',
  account: 'Contoso',
  title: 'Mail flow is down',
  severity: 'A',
  metric: 'first_response',
  due: 'DUE',
  percent: 75,
  beforeMinutes: 30,
  from: 'B',
  to: 'A',
  ground: 'impact-changed',
  level: 2,
  levelName: 'head of support',
  outcome: 'solved',
  pack: 'pack_a',
  count: 3,
  days: 7,
  what: 'WHAT',
};

const each = ALERT_LOCALES.flatMap((locale) => ALERT_TYPES.map((type) => [locale, type] as const));

describe('what alerts say', () => {
  it.each(each)('in %s has words for %s', (locale, type) => {
    const words = WORDS[locale];
    expect(words.headings[type]).toMatch(/\S/);
    const text = words.happened[type](FACTS);
    expect(text).toMatch(/\S/);
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it.each(ALERT_TYPES)('of %s differs from language to language', (type) => {
    const texts = ALERT_LOCALES.map((locale) => WORDS[locale].happened[type](FACTS));
    const headings = ALERT_LOCALES.map((locale) => WORDS[locale].headings[type]);
    expect(new Set(texts).size).toBe(ALERT_LOCALES.length);
    expect(new Set(headings).size).toBe(ALERT_LOCALES.length);
  });

  it.each(ALERT_LOCALES)('in %s has one heading for each event', (locale) => {
    const headings = Object.values(WORDS[locale].headings);
    expect(new Set(headings).size).toBe(ALERT_TYPES.length);
  });

  it.each(ALERT_LOCALES)('in %s names the deadline of what is about one', (locale) => {
    for (const type of [
      'case.sla.warning',
      'case.sla.breached',
      'case.sla.met',
      'case.sla.met_late',
      'case.escalated',
      'pack.expiring',
    ] as const) {
      expect(WORDS[locale].happened[type](FACTS)).toContain('DUE');
    }
  });
});

describe('numbers', () => {
  it.each(ALERT_LOCALES)('of one are no plural in %s', (locale) => {
    const one = { ...FACTS, percent: null, beforeMinutes: 1, count: 1, days: 1 };
    const { happened } = WORDS[locale];
    const said = [happened['case.sla.warning'], happened['pack.expiring'], happened['pack.expired']]
      .map((tell) => tell(one))
      .join(' ');
    expect(said).toContain('1');
    expect(said).not.toMatch(
      /minutes|Minuten|days|Tagen|jours|credits|Credits|crédits|verfallen in/,
    );
  });
});

describe('French', () => {
  it('has a space that does not break before its double signs', () => {
    const { happened } = WORDS.fr;
    const said = [
      happened['case.sla.warning'](FACTS),
      happened['case.severity.changed'](FACTS),
      happened['case.customer.reminded'](FACTS),
    ].join(' ');
    expect(said).toMatch(/\u00a0[:;%]/);
    expect(said).not.toMatch(/ [:;%]/);
  });
});

describe('the language of a reader', () => {
  it.each([
    ['de-AT', 'de'],
    ['fr', 'fr'],
    ['zh-CN', 'zh-Hans'],
    ['zh-Hans-SG', 'zh-Hans'],
    ['en-GB', 'en'],
    ['ja-JP', 'en'],
    [null, 'en'],
  ])('who reads %s is %s', (tag, locale) => {
    expect(alertLocaleOf(tag)).toBe(locale);
  });
});
