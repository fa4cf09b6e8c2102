import { describe, expect, it } from 'vitest';
import type { FeedChoices } from '../../../catalogue/holiday-feed/choices.ts';
import { fitsName } from '../../../catalogue/holiday-feed/choices.ts';
import { event, feedOf, problemsOf, read } from './feeds.ts';

const DAY = 'DTSTART;VALUE=DATE:20260514';

/** The kind of one event of these lines, and why; null if it is left out. */
function kindOf(lines: readonly string[], choices: Partial<FeedChoices> = {}): string | null {
  return read(feedOf(event(DAY, ...lines)), undefined, choices).listed[0]?.kind ?? null;
}

describe('an event of a feed', () => {
  it.each([
    ['that says nothing', []],
    ['that nobody is busy with', ['TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE']],
    ['of Google, in English', ['DESCRIPTION:Public holiday']],
    ['of Google, in German', ['DESCRIPTION:Gesetzlicher Feiertag']],
    ['of Google, in French', ['DESCRIPTION:Jour férié']],
    ['of Google, in Chinese', ['DESCRIPTION:公共假期']],
    ['with a text of its own', ['DESCRIPTION:New Year is a public holiday in many countries']],
    ['of Outlook', ['CATEGORIES:Holiday', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE']],
    ['of Outlook, in German', ['CATEGORIES:Feiertag']],
    ['of a French school', ['CATEGORIES:Jours fériés']],
    ['during which people are out of the office', ['X-MICROSOFT-CDO-BUSYSTATUS:OOF']],
    ['of Apple', ['X-APPLE-SPECIAL-DAY:WORK-HOLIDAY']],
    ['that is confirmed', ['STATUS:CONFIRMED']],
    ['called after work', ["SUMMARY:International Workers' Day"]],
    ['called after work, in German', ['SUMMARY:Tag der Arbeit']],
    ['called after work, in French', ['SUMMARY:Fête du Travail']],
    ['called after work, in Chinese', ['SUMMARY:劳动节']],
    ['that takes a day of work off', ['SUMMARY:Work day off']],
    ['that is called a day without work', ['SUMMARY:Special non-working day']],
    ['of a feed of a region alone', ['DESCRIPTION:Public holiday in Scotland']],
  ])('is closed: one %s', (_what, lines) => {
    expect(kindOf(lines)).toBe('closed');
  });

  it.each([
    ['Google calls an observance', ['DESCRIPTION:Observance']],
    [
      'Google calls so in German',
      ['DESCRIPTION:Gedenktag\\nWenn Sie Gedenktage ausblenden möchten\\, rufen Sie …'],
    ],
    ['Google calls so in French', ["DESCRIPTION:Journée d'observance"]],
    ['Google calls so in French, with another apostrophe', ['DESCRIPTION:Journée d’observance']],
    [
      'Google tells how to hide, in any language',
      ['DESCRIPTION:節目\\n如要隱藏節目，請前往 Google 日曆設定 > 香港節假日'],
    ],
    ['is half a day off', ['DESCRIPTION:Public holiday\\nThis is a half-day holiday.']],
    ['is not certain', ['STATUS:TENTATIVE']],
    ['is not certain, by its name', ['SUMMARY:Eid (tentative)']],
    ['is off in a region, by its name', ['SUMMARY:Epiphany (Regional Holiday)']],
    ['is no holiday, by its name', ["SUMMARY:Mother's Day (Not a Public Holiday)"]],
    ['is off in a region, by its text', ['DESCRIPTION:Regional Holiday']],
    ['is off in a town', ['DESCRIPTION:Local holiday', 'CATEGORIES:Holidays']],
    ['is a holiday on which people work', ['SUMMARY:People Power (Special Working Holiday)']],
    ['is such a holiday, by its text', ['DESCRIPTION:Special Working Holiday']],
    ['is half a day off, by its name', ['SUMMARY:Christmas Eve - half day']],
    ['is half a day off, by its name in German', ['SUMMARY:Silvester (halbtags)']],
    ['is half a day off, by its text in German', ['DESCRIPTION:halbtags frei']],
    ['is half a day off, by its name in French', ['SUMMARY:Demi-journée du personnel']],
    ['is half a day off, by its name in Chinese', ['SUMMARY:妇女节半天假']],
    ['was swapped for another, in one direction or the other', ['SUMMARY:劳动节(调休)']],
    ['is categorised as one', ['CATEGORIES:Holiday,Observance']],
    ['is for schools', ['CATEGORIES:Schulferien']],
    ['is a season', ['DESCRIPTION:Season']],
    ['is worked elsewhere', ['X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE']],
    ['is a term of the sun', ['DESCRIPTION:节气']],
  ])('is unsure: one that %s', (_what, lines) => {
    expect(kindOf(lines)).toBe('unsure');
    expect(read(feedOf(event(DAY, ...lines))).days).toEqual({});
  });

  it.each([
    'Work (for the spring festival)',
    'Work for the spring festival',
    'Working day',
    'Working day (instead of 2 January)',
    'Special Working Day',
    'Make-up workday',
    'Arbeitstag (statt 24. Dezember)',
    'Vorgezogener Arbeitstag',
    'Samstag, Arbeitstag',
    'Arbeitssamstag',
    'Jour férié travaillé',
    'Lundi de Pentecôte (journée de solidarité\\, travaillée)',
    '照常上班（国庆）',
    '春节 班',
    '春节·班',
    'Journée travaillée (au lieu du 2 janvier)',
    'Jour travaillé',
    '上班(补春节假期)',
    '春节 补班 第1天/共2天',
    '春节（班）',
    '国庆节(班)',
    '春节调休上班',
    '補行上班',
    '班｜国庆节',
    '[加班]',
  ])('is worked: %s', (name) => {
    expect(kindOf([`SUMMARY:${name}`])).toBe('worked');
    const { days, worked } = read(feedOf(event(DAY, `SUMMARY:${name}`)));
    expect([days, worked]).toEqual([{}, { '2026-05-14': name.replace('\\,', ',') }]);
  });

  it('is worked by its category, or a mark of Apple', () => {
    expect(kindOf(['SUMMARY:春节调休', 'CATEGORIES:上班'])).toBe('worked');
    expect(kindOf(['X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY'])).toBe('worked');
  });

  it('is worked as a whole, whatever its hours', () => {
    const lines = ['DTSTART:20260509T090000', 'DTEND:20260509T180000', 'SUMMARY:劳动节 补班'];
    expect(read(feedOf(event(...lines))).worked).toEqual({ '2026-05-09': '劳动节 补班' });
  });

  it.each([
    '停班',
    '停止上班',
    '不上班',
    '非上班日',
    '春节（不补班）',
    '无需补班',
    '端午节放假',
    'Kein Arbeitstag',
    'Jour non travaillé',
  ])('is not worked: %s', (name) => {
    expect(kindOf([`SUMMARY:${name}`])).not.toBe('worked');
  });

  it('is closed in some parts only where others are closed in all, or in other parts', () => {
    const bavarian = event(
      DAY,
      'UID:2',
      'SUMMARY:Fronleichnam',
      'DESCRIPTION:Gesetzlicher Feiertag in Bayern',
    );
    const everywhere = event(DAY, 'SUMMARY:Himmelfahrt', 'DESCRIPTION:Gesetzlicher Feiertag');
    expect(read(feedOf(everywhere, bavarian)).days).toEqual({ '2026-05-14': 'Himmelfahrt' });
    expect(read(feedOf(bavarian)).days).toEqual({ '2026-05-14': 'Fronleichnam' });
  });

  it('is unsure without a mark in a feed that marks its days off', () => {
    const marked = event(DAY, 'SUMMARY:劳动节', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY');
    const plain = event('DTSTART;VALUE=DATE:20260910', 'UID:2', 'SUMMARY:教师节');
    expect(read(feedOf(marked, plain)).days).toEqual({ '2026-05-14': '劳动节' });
  });
});

describe('what the importer says', () => {
  const unsure = ['SUMMARY:St Martin’s Day', 'DESCRIPTION:Observance'];

  it('closes, opens or leaves out by name, in any letter case, or by a pattern', () => {
    expect(kindOf(unsure, { close: ['st martin’s day'] })).toBe('closed');
    expect(kindOf(unsure, { close: ['ST*DAY'] })).toBe('closed');
    expect(kindOf(unsure, { work: ['*martin*'] })).toBe('worked');
    expect(kindOf([], { work: ['Founding day'] })).toBe('worked');
    expect(kindOf([], { leaveOut: ['Founding*'] })).toBe(null);
    expect(kindOf([], { close: ['*'], leaveOut: ['Founding day'] })).toBe(null);
  });

  it('does not bring back what the feed cancels', () => {
    expect(kindOf(['STATUS:CANCELLED'], { close: ['*'] })).toBe(null);
  });

  it('is a mistake where it fits no event, with the name that may be meant', () => {
    const { unfitting } = read(feedOf(event(DAY)), undefined, {
      close: ['Fuonding day'],
      leaveOut: ['Regatta'],
    });
    expect(unfitting).toEqual([
      '--close "Fuonding day" fits no event: did you mean "Founding day"?',
      '--leave-out "Regatta" fits no event: see the names in the file',
    ]);
  });

  it('is a mistake where it says two things of one event', () => {
    const choices = { close: ['Founding*'], work: ['*day'] };
    expect(problemsOf(feedOf(event(DAY)), choices)).toEqual([
      expect.stringContaining('both --close and --work name it'),
    ]);
  });

  it.each([
    ['Day', 'day', true],
    ['Day', 'Days', false],
    ['D*y', 'Dy', true],
    ['*', '', true],
    ['', '', true],
    ['', 'Day', false],
    ['a*a', 'a', false],
    ['a*b*c', 'a b b c', true],
    ['*ä*', 'Ma\u0308rz', true],
    ['a.*', 'ab', false],
  ])('fits as a name with stars: %j for %j', (pattern, name, fits) => {
    expect(fitsName(pattern, name)).toBe(fits);
  });

  it('fits at once, however many stars and letters there are', () => {
    expect(fitsName(`${'*a'.repeat(500)}b`, 'a'.repeat(100_000))).toBe(false);
  });
});

describe('a feed that says two things of one date', () => {
  it('is asked which of them is meant', () => {
    const worked = event(DAY, 'UID:2', 'SUMMARY:Working day');
    expect(problemsOf(feedOf(event(DAY), worked))).toEqual([
      expect.stringMatching(
        /^line 9, "Working day" .*is worked on 2026-05-14, which "Founding day" on line 4 closes: leave one/,
      ),
    ]);
  });
});
