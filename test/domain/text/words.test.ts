import { describe, expect, it } from 'vitest';
import { CUSTOMER } from '../../../domain/case/act.ts';
import { CASE_EVENT_TYPES } from '../../../domain/case/case-event.ts';
import { PACK_ENTRY_TYPES } from '../../../domain/pack/types.ts';
import { metricName } from '../../../domain/text/metric-name.ts';
import { caseSentence, packSentence } from '../../../domain/text/sentence.ts';
import {
  OPERATIONAL_TYPES,
  ALERT_TYPES,
  type EventData,
  type EventType,
} from '../../../domain/text/words/event-types.ts';
import { WORDS } from '../../../domain/text/words/index.ts';
import { LOCALES, localeOf, type Locale } from '../../../domain/text/words/locale.ts';
import type { About, TimelineLine } from '../../../domain/text/words/words.ts';
import { BROKEN } from './broken.ts';
import { DUE, SAMPLES, WARNING } from './samples.ts';
import { everyEntry, everyEvent } from './whole-life.ts';

const ABOUT: About = {
  account: 'Contoso',
  case: 'case_a',
  when: (instant) => (instant === null ? '–' : `<${instant}>`),
  waitName: (kind) => `<${kind}>`,
  metricName: (metric) => metric,
};

const EVENT_TYPES: readonly EventType[] = [
  ...CASE_EVENT_TYPES,
  ...PACK_ENTRY_TYPES,
  ...OPERATIONAL_TYPES,
];

/** The sentence of an event in a language, told of what is of its type. */
function sentenceOf<Type extends EventType>(
  locale: Locale,
  type: Type,
  data: EventData[Type],
  actor = 'Ada',
): string {
  const tell: (event: TimelineLine<Type>, about: About) => string = WORDS[locale].happened[type];
  const name = (metric: string) => metricName({ metrics: [] }, metric, locale);
  return tell({ actor, data }, { ...ABOUT, metricName: name });
}

/** Of each sample of a type, by people and by the system. */
function sentencesOf(locale: Locale, type: EventType): readonly string[] {
  return SAMPLES[type].flatMap((data) =>
    ['Ada', CUSTOMER, 'system'].map((actor) => sentenceOf(locale, type, data, actor)),
  );
}

type Corrected = EventData['case.sla.corrected'];

/** A correction that is the same but for its cause. */
function correctedBy(cause: Corrected['cause'], locale: Locale): string {
  const withdrawn: Corrected['withdrawn'] = [{ type: 'case.flagged', at: DUE }];
  return sentenceOf(locale, 'case.sla.corrected', { metric: null, cause, withdrawn, source: null });
}

const each = LOCALES.flatMap((locale) => EVENT_TYPES.map((type) => [locale, type] as const));

describe('what happened', () => {
  it.each(each)('in %s has a sentence for %s, whatever it says', (locale, type) => {
    const sentences = sentencesOf(locale, type);
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(BROKEN);
      expect(sentence).toMatch(locale === 'zh-Hans' ? /。$/ : /\.$/);
    }
  });

  it.each(EVENT_TYPES)('of %s differs from language to language', (type) => {
    const told = LOCALES.map((locale) => sentencesOf(locale, type));
    for (const index of told[0]!.keys()) {
      expect(new Set(told.map((sentences) => sentences[index])).size).toBe(LOCALES.length);
    }
  });

  it.each(LOCALES)('in %s tells apart whatever is not the same', (locale) => {
    const told = EVENT_TYPES.map((type) => sentencesOf(locale, type)[0]);
    expect(new Set(told).size).toBe(EVENT_TYPES.length);
    const grounds = sentencesOf(locale, 'case.severity.downgraded');
    // Told of somebody, of the system and of the customer, who is somebody here.
    expect(new Set(grounds).size).toBe(3 * SAMPLES['case.severity.downgraded'].length);
  });

  it.each(LOCALES)('in %s names the deadline of what is about one', (locale) => {
    for (const type of [
      'case.sla.warning',
      'case.sla.breached',
      'case.sla.met',
      'case.sla.met_late',
      'case.escalated',
      'pack.expiring',
    ] as const) {
      expect(sentencesOf(locale, type)[0]).toContain(`<${DUE}>`);
    }
  });

  it('of a warning before a deadline says how many minutes are left', () => {
    const warning = { ...WARNING, percent: null, beforeMinutes: 30 };
    expect(sentenceOf('en', 'case.sla.warning', warning)).toBe(
      `The first response is due in 30 minutes, on <${DUE}>.`,
    );
  });

  it.each(LOCALES)('in %s tells a late report from a request that was a mistake', (locale) => {
    expect(correctedBy('withdrawn-request', locale)).not.toBe(correctedBy('late-report', locale));
  });

  it('of a correction begins with the reason', () => {
    expect(correctedBy('withdrawn-request', 'en')).toMatch(
      /^A request that was a mistake changes the record: /,
    );
  });

  it.each(LOCALES)('in %s names each verdict that no longer holds, with its instant', (locale) => {
    for (const data of SAMPLES['case.sla.corrected']) {
      const sentence = sentenceOf(locale, 'case.sla.corrected', data);
      for (const { at } of data.withdrawn) expect(sentence).toContain(`<${at}>`);
      const instants = sentence.match(/<[^>]*>/g);
      expect(instants).toHaveLength(data.withdrawn.length);
    }
  });
});

describe('headings', () => {
  it.each(ALERT_TYPES)('of %s differ from language to language', (type) => {
    const headings = LOCALES.map((locale) => WORDS[locale].headings[type]);
    for (const heading of headings) expect(heading).toMatch(/\S/);
    expect(new Set(headings).size).toBe(LOCALES.length);
  });

  it.each(LOCALES)('in %s are one for each event', (locale) => {
    const headings = Object.values(WORDS[locale].headings);
    expect(new Set(headings).size).toBe(ALERT_TYPES.length);
  });
});

describe('everything that happens', () => {
  it.each(LOCALES)('has words in %s, and nothing else has', (locale) => {
    const { happened, headings } = WORDS[locale];
    expect(Object.keys(happened).toSorted()).toEqual(EVENT_TYPES.toSorted());
    expect(Object.keys(headings).toSorted()).toEqual(ALERT_TYPES.toSorted());
  });

  it('to a case has a sentence, and every event of the machine is one that cases have', () => {
    const told = everyEvent().flatMap(({ file, events }) =>
      events.map((event) => ({ file, event })),
    );
    const seen = new Set(told.map(({ event }) => event.type));
    expect([...seen].toSorted()).toEqual(CASE_EVENT_TYPES.toSorted());
    for (const locale of LOCALES) {
      for (const { file, event } of told) {
        const sentence = caseSentence(event, file, { locale, timeZone: null });
        expect(sentence).not.toMatch(BROKEN);
        expect(sentence).not.toContain('–');
      }
    }
  });

  it('to a pack has a sentence, and every entry of the account is one that packs have', () => {
    const { file, entries } = everyEntry();
    expect([...new Set(entries.map(({ type }) => type))].toSorted()).toEqual(
      PACK_ENTRY_TYPES.toSorted(),
    );
    for (const locale of LOCALES) {
      for (const entry of entries) {
        const sentence = packSentence(entry, file, { locale, timeZone: null });
        expect(sentence).not.toMatch(BROKEN);
        expect(sentence).not.toContain('–');
      }
    }
  });
});

const GAP = {
  kind: 'not-recorded',
  subject: 'case_a',
  name: null,
  what: 'case.sla.breached',
  at: DUE,
  revive: null,
} as const;

describe('numbers', () => {
  it.each(LOCALES)('of one are no plural in %s', (locale) => {
    const said = [
      sentenceOf(locale, 'case.sla.warning', { ...WARNING, percent: null, beforeMinutes: 1 }),
      sentenceOf(locale, 'pack.purchased', { total: 1, used: 0 }),
      sentenceOf(locale, 'pack.expiring', { days: 1, available: 1, expiresAt: DUE }),
      sentenceOf(locale, 'pack.expired', { lost: 1 }),
      sentenceOf(locale, 'reconciler.gap', { gaps: [GAP], more: 1 }),
    ].join(' ');
    expect(said).toContain('1');
    expect(said).not.toMatch(
      /minutes|Minuten|days|Tagen|jours|credits|Credits|crédits|verfallen in|alerts|Meldungen|alertes/,
    );
  });
});

describe('a sentence', () => {
  it.each(LOCALES)('names in %s the case that was split off by its id', (locale) => {
    const [sample] = SAMPLES['case.split'];
    expect(sentenceOf(locale, 'case.split', sample!)).toContain(sample!.child);
  });

  it('says in English which credit was returned before a case went on without one', () => {
    const data = { pack: 'pack_a', expired: false, outcome: 'none-left' } as const;
    expect(sentenceOf('en', 'case.credit.missing', data)).toBe(
      'The case continues without a credit. The earlier credit had been returned, and none is left.',
    );
  });

  it('has no space in Chinese beside a full-width bracket', () => {
    const told = EVENT_TYPES.flatMap((type) => sentencesOf('zh-Hans', type)).join('\n');
    expect(told).not.toMatch(/[（）] | [（）]/);
  });
});

describe('French', () => {
  it('has a no-break space before double punctuation marks', () => {
    const told = EVENT_TYPES.flatMap((type) => sentencesOf('fr', type)).join(' ');
    const said = told.replaceAll(/https?:\S+/g, '');
    expect(said).toMatch(/\u00a0[:;%]/);
    expect(said).not.toMatch(/ [:;%»]|« |[^\u00a0\d][:;%](?!\d)/);
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
    expect(localeOf(tag)).toBe(locale);
  });
});
