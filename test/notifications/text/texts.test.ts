import { describe, expect, it } from 'vitest';
import { CaseJournal } from '../../../domain/case/journal.ts';
import { PackAccount } from '../../../domain/pack/account.ts';
import { when } from '../../../domain/text/when.ts';
import { LOCALES, type Reader } from '../../../domain/text/words/locale.ts';
import { caseText } from '../../../notifications/text/case-alert.ts';
import { isAlerted, packText } from '../../../notifications/text/pack-alert.ts';
import { BROKEN } from '../../domain/text/broken.ts';
import { caseFile, DAY, HOUR, hoursAfter, OPENED_AT, REQUEST } from '../../support/case-file.ts';
import { lived } from '../../support/lived.ts';
import { packFile } from '../../support/pack-file.ts';
import { wholeCase } from '../../support/whole-case.ts';

const LINKS = { case: 'https://sla.example/v1/cases/case_test', temporal: 'https://ui.example' };

/** What a case under an hour's promise is told of that nobody answers. */
function textsOf(reader: Reader) {
  const journal = new CaseJournal(caseFile());
  journal.advance(OPENED_AT + 2 * HOUR);
  const { file, state } = journal;
  return journal.events.map((event) =>
    caseText({ event, file, state, links: LINKS, now: OPENED_AT }, reader),
  );
}

describe('an instant', () => {
  const at = Date.parse('2026-11-21T08:00:00.000Z');

  it('is shown in the zone of its reader with its name, and in that of the account', () => {
    expect(when(at, { locale: 'en', timeZone: 'Europe/Berlin' }, 'Asia/Shanghai')).toBe(
      'Saturday 21 November 2026, 09:00 (Central European Standard Time; 16:00 China Standard Time for the customer)',
    );
  });

  it('is shown once if both clocks show the same time', () => {
    expect(when(at, { locale: 'de', timeZone: 'Europe/Paris' }, 'Europe/Berlin')).toBe(
      'Samstag, dem 21. November 2026, um 09:00 Uhr (MEZ)',
    );
    expect(when(at, { locale: 'fr', timeZone: null }, 'Europe/Berlin')).toContain(
      ' 9\u00a0h\u00a000',
    );
  });
});

describe('an instant that is on another day for the customer', () => {
  const at = Date.parse('2026-10-31T23:30:00.000Z');

  it.each([
    [
      'en',
      'Sunday 1 November 2026, 00:30 (Central European Standard Time; Saturday 31 October 2026, 19:30 Eastern Daylight Time for the customer)',
    ],
    [
      'fr',
      'dimanche 1er novembre 2026 à 0\u00a0h\u00a030 (heure normale d’Europe centrale\u00a0; chez le client le samedi 31 octobre 2026 à 19\u00a0h\u00a030, heure d’été de l’Est nord-américain)',
    ],
    [
      'de',
      'Sonntag, dem 1. November 2026, um 00:30 Uhr (MEZ; beim Kunden am Samstag, dem 31. Oktober 2026, um 19:30 Uhr, GMT-4)',
    ],
    [
      'zh-Hans',
      '2026年11月1日星期日 00:30（中欧标准时间；客户当地为 2026年10月31日星期六 19:30，北美东部夏令时间）',
    ],
  ] as const)('is shown with both days in %s', (locale, text) => {
    expect(when(at, { locale, timeZone: 'Europe/Berlin' }, 'America/New_York')).toBe(text);
  });
});

describe('the alerts of a case', () => {
  it('say what happened, why, what is next, and where to look', () => {
    const [, warning, breach] = textsOf({ locale: 'en', timeZone: null });
    expect(warning?.happened).toMatch(
      /^75% of the time for the first response has passed; it is due on Monday 2 March /,
    );
    expect(breach).toMatchObject({
      heading: 'Deadline breached',
      subject: 'Deadline breached · A (critical) · Contoso · Mail flow is down',
      links: [
        { label: 'Open the case', url: LINKS.case },
        { label: 'Open in Temporal', url: LINKS.temporal },
      ],
    });
    expect(breach?.facts).toEqual([
      { label: 'Case', value: 'Mail flow is down' },
      { label: 'Severity', value: 'A (critical)' },
      { label: 'Account', value: 'Contoso' },
      { label: 'Next', value: 'Answer now.' },
      { label: 'To act', value: 'support' },
      { label: 'Assignee', value: 'unassigned' },
      { label: 'Contact', value: 'Li Wei, li.wei@contoso.example, +86 10 5550 0100' },
      { label: 'When', value: 'Monday 2 March 2026, 17:00 (China Standard Time)' },
      {
        label: 'Why',
        value:
          'Technical cases of severity A: 1 hour, day and night (21vianet@1, technical-a); “Handbook”, test (document 000)',
      },
      { label: 'Reference', value: 'INC-10045' },
      { label: 'Case id', value: 'case_test' },
    ]);
  });

  it('give no reason where no rule is behind what happened', () => {
    const answered = { act: 'response', at: hoursAfter(0.5) } as const;
    const { file, state, events } = lived(caseFile(), [answered], hoursAfter(0.5)).journal;
    const event = events.find(({ type }) => type === 'case.responded')!;
    const { facts } = caseText(
      { event, file, state, links: LINKS, now: OPENED_AT },
      { locale: 'en', timeZone: null },
    );
    expect(facts.map(({ label }) => label)).not.toContain('Why');
  });

  it('repeat in digests who has to do what, and by what the case is found', () => {
    const [, , breach] = textsOf({ locale: 'en', timeZone: null });
    expect(breach?.details.map(({ label }) => label)).toEqual([
      'Next',
      'To act',
      'Assignee',
      'Contact',
      'Reference',
      'Case id',
      'When',
    ]);
  });

  it('leave out what a case lacks, and who is assigned while the customer has to act', () => {
    const request = { ...REQUEST, contact: null, reference: null };
    const asked = { act: 'customer-request', at: hoursAfter(0.5) } as const;
    const { file, state, events } = lived(caseFile({ request }), [asked], hoursAfter(1)).journal;
    const event = events.at(-1)!;
    const { facts } = caseText(
      { event, file, state, links: LINKS, now: OPENED_AT },
      { locale: 'en', timeZone: null },
    );
    expect(facts.map(({ label }) => label)).toEqual([
      'Case',
      'Severity',
      'Account',
      'Next',
      'To act',
      'When',
      'Why',
      'Case id',
    ]);
    expect(facts).toContainEqual({ label: 'To act', value: 'the customer' });
  });

  it.each([
    ['en', 'A (critical)'],
    ['de', 'A (kritisch)'],
    ['fr', 'A (critique)'],
    ['zh-Hans', 'A（严重）'],
  ] as const)('name the severity in %s', (locale, value) => {
    const [text] = textsOf({ locale, timeZone: null });
    expect(text?.facts[1]?.value).toBe(value);
    expect(text?.subject).toContain(value);
  });

  it.each([
    [
      'en',
      'To act',
      'nobody here (waiting for the vendor)',
      'Support has been waiting for the vendor',
    ],
    ['de', 'Am Zug', 'derzeit niemand (es wird auf den Hersteller gewartet)', 'auf den Hersteller'],
    ['fr', 'Doit agir', 'personne pour l’instant (on attend le fabricant)', 'attend le fabricant'],
    ['zh-Hans', '待处理方', '暂无（正在等待厂商）', '一直在等待厂商'],
  ] as const)('remind support in %s of whom it waits for', (locale, label, value, happened) => {
    const acts = [
      { act: 'response', at: hoursAfter(0.5) },
      { act: 'wait', kind: 'vendor', at: hoursAfter(1) },
    ] as const;
    const { waits } = wholeCase({ openedAt: OPENED_AT });
    const { file, state, events } = lived(caseFile({ waits }), acts, hoursAfter(2)).journal;
    const event = events.findLast(({ type }) => type === 'case.wait.reminded')!;
    const text = caseText(
      { event, file, state, links: LINKS, now: OPENED_AT },
      { locale, timeZone: null },
    );
    expect(text.happened).toContain(happened);
    expect(text.facts).toContainEqual({ label, value });
    expect(JSON.stringify(text)).not.toMatch(BROKEN);
  });

  it('name the new assignee', () => {
    const given = { act: 'update', at: hoursAfter(0.5), changes: { assignee: 'Ada' } } as const;
    const { file, state, events } = lived(caseFile(), [given], hoursAfter(0.5)).journal;
    const event = events.at(-1)!;
    const { facts } = caseText(
      { event, file, state, links: LINKS, now: OPENED_AT },
      { locale: 'en', timeZone: null },
    );
    expect(facts).toContainEqual({ label: 'Assignee', value: 'Ada' });
  });

  it.each(LOCALES)('speak %s throughout', (locale) => {
    for (const text of textsOf({ locale, timeZone: 'Europe/Berlin' })) {
      expect(text.locale).toBe(locale);
      expect(JSON.stringify(text)).not.toMatch(BROKEN);
    }
  });
});

describe('the alerts of a pack', () => {
  it('are sent when it runs out or expires, and at no other time', () => {
    const pack = new PackAccount(packFile({ used: 4 }));
    pack.advance(pack.file.purchasedAt);
    pack.advance(pack.file.purchasedAt + 366 * DAY);
    const links = { pack: 'https://sla.example/v1/packs/pack_test', temporal: null };
    const texts = pack.entries
      .filter(isAlerted)
      .map((entry) =>
        packText({ entry, file: pack.file, links }, { locale: 'en', timeZone: 'UTC' }),
      );
    expect(texts.map(({ happened }) => happened)).toEqual([
      'Only one credit is left in a pack of Contoso.',
      expect.stringMatching(
        /^1 credit of Contoso will expire in 60 days, on .* \(Coordinated Universal Time; /,
      ),
      expect.stringMatching(/in 30 days/),
      expect.stringMatching(/in 7 days/),
      expect.stringMatching(/in 1 day,/),
      'A pack of Contoso has expired; 1 credit is lost.',
    ]);
  });
});
