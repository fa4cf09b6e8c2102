import { describe, expect, it } from 'vitest';
import { knownUntil } from '../../../catalogue/holiday-feed/known.ts';
import { newestCalendars } from '../../../catalogue/schema/catalogue.ts';
import { localCalendar } from '../../../domain/offering/calendar.ts';
import { notesBetween } from '../../../domain/offering/notes-between.ts';
import { ownCatalogue } from '../../support/catalogues.ts';
import { event, feedOf, read } from './feeds.ts';

function listed(name: string, ...dates: readonly string[]): readonly string[] {
  const [first, ...more] = dates;
  const rdate = more.length > 0 ? [`RDATE;VALUE=DATE:${more.join(',')}`] : [];
  return event(`UID:${name}`, `SUMMARY:${name}`, `DTSTART;VALUE=DATE:${first}`, ...rdate);
}

const NEW_YEAR = event(
  'UID:new-year',
  'SUMMARY:New Year',
  'DTSTART;VALUE=DATE:20200101',
  'RRULE:FREQ=YEARLY',
);

function knownOf(...events: readonly (readonly string[])[]) {
  const { known, years } = read(feedOf(...events), [2020, 2035]);
  return { known, years };
}

describe('how far a holiday is known', () => {
  it('is found among more names than a function takes arguments', () => {
    const listings = Array.from({ length: 200_000 }, (_, index) => ({
      name: String(index),
      years: [2026],
      isEndless: false,
    }));
    expect(Object.keys(knownUntil(listings, 2026))).toHaveLength(200_000);
  });

  it('is the end of all years for one that recurs without an end', () => {
    expect(knownOf(NEW_YEAR)).toEqual({ known: { 'New Year': 2035 }, years: [2020, 2035] });
  });

  it('is the end of all years, too, where the last day comes before', () => {
    const rare = event('DTSTART;VALUE=DATE:20200229', 'RRULE:FREQ=YEARLY;INTERVAL=10');
    expect(knownOf(rare)).toEqual({ known: { 'Founding day': 2035 }, years: [2020, 2035] });
  });

  it('is the last year that lists it, also where a rule ends', () => {
    const ending = event('DTSTART;VALUE=DATE:20200501', 'RRULE:FREQ=YEARLY;COUNT=3');
    const known = { 'New Year': 2035, 'Good Friday': 2026, 'Founding day': 2022 };
    expect(knownOf(NEW_YEAR, listed('Good Friday', '20250418', '20260403'), ending).known).toEqual(
      known,
    );
  });

  it('is nothing that ends for what happened once, while others were listed on', () => {
    const once = listed('Funeral of the queen', '20220919');
    const friday = listed('Good Friday', '20220415', '20230407');
    expect(knownOf(once, friday).known).toEqual({ 'Good Friday': 2023 });
  });

  it('ends for what came once, while nothing but endless rules goes on', () => {
    expect(knownOf(NEW_YEAR, listed('Good Friday', '20260403')).known).toEqual({
      'New Year': 2035,
      'Good Friday': 2026,
    });
  });

  it('is nothing that ends for what the importer says happened once', () => {
    const read2026 = read(feedOf(NEW_YEAR, listed('Dredging', '20261002')), [2020, 2035], {
      once: ['dredg*'],
    });
    expect(read2026.known).toEqual({ 'New Year': 2035 });
    expect(read2026.days['2026-10-02']).toBe('Dredging');
  });

  it('belongs to the name of a series, not to that of a changed day', () => {
    const moved = event(
      'UID:new-year',
      'SUMMARY:New Year, a day later',
      'RECURRENCE-ID;VALUE=DATE:20280101',
      'DTSTART;VALUE=DATE:20280102',
    );
    expect(knownOf(NEW_YEAR, moved).known).toEqual({ 'New Year': 2035 });
  });

  it('is not kept for what closes nothing', () => {
    const unsure = listed('Clocks go back', '20261025').toSpliced(1, 0, 'DESCRIPTION:Observance');
    expect(knownOf(NEW_YEAR, unsure).known).toEqual({ 'New Year': 2035 });
  });

  it('takes the furthest of several events of one name', () => {
    const listings = [
      { name: 'Easter', years: [2025], isEndless: false },
      { name: 'Easter', years: [2027, 2026], isEndless: false },
    ];
    expect(knownUntil(listings, 2035)).toEqual({ Easter: 2027 });
  });
});

describe('a calendar that follows a feed which runs out', () => {
  it('says which holidays it does not know in the year of a deadline', () => {
    const { years, known, days, worked, halfDays } = read(
      feedOf(
        NEW_YEAR,
        listed('Good Friday', '20250418', '20260403'),
        listed('Easter Monday', '20250421', '20260406'),
      ),
      [2015, 2035],
    );
    const importedFrom = { file: 'feed.ics', sha256: '' };
    const feed = { id: 'easter', importedFrom, choices: {}, known, days, worked, halfDays };
    const own = ownCatalogue();
    const [first] = newestCalendars(own);
    const catalogue = {
      ...own,
      holidayFeeds: [{ ...feed, years: [...years!] as [number, number] }],
      calendars: [
        {
          ...first!,
          id: 'support',
          timeZone: 'UTC',
          holidays: 'none',
          holidayFeeds: ['easter'],
          makeUpDays: null,
          variants: [],
        },
      ],
    };
    const local = localCalendar(catalogue, 'support', { region: null, timeZone: null });
    const notesFrom = (from: string, to: string) =>
      notesBetween(local, Date.parse(from), Date.parse(to)).map(({ code, detail }) => ({
        code,
        detail,
      }));
    expect(notesFrom('2026-03-25', '2026-04-07')).toEqual([]);
    expect(notesFrom('2027-03-25', '2027-03-26')).toEqual([
      {
        code: 'holiday-feed-unknown',
        detail:
          'The imported feed easter does not list "Good Friday" (known to 2026), "Easter Monday" (known to 2026) for 2027. This calendar is open on the days that they would close.',
      },
    ]);
  });
});
