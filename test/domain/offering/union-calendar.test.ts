import { describe, expect, it } from 'vitest';
import { localCalendar } from '../../../domain/offering/calendar.ts';
import { calendarNotes } from '../../../domain/offering/calendar-note.ts';
import { pinCalendar } from '../../../domain/offering/pinned-calendar.ts';
import { versionsOfCase } from '../../../domain/offering/policy-versions.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { segmentsBetween } from '../../../domain/time/segments.ts';
import { exampleCatalogue } from '../../support/catalogues.ts';
import { fileOf } from '../ical/file-of.ts';
import { at } from '../time/calendars.ts';
import { inBrazil } from './requests.ts';
import { keepCalendars } from '../../../domain/offering/kept-calendars.ts';

const catalogue = exampleCatalogue();
const NOWHERE = { region: null, subdivision: null, timeZone: null };
const local = localCalendar(catalogue, 'follow-the-sun', NOWHERE);
const OPENED_AT = at('2026-11-18T02:00Z');
const { calendar: pinned } = pinCalendar(catalogue, 'follow-the-sun', inBrazil, OPENED_AT);

describe('three offices that follow the sun', () => {
  it('go on while one of them is on a holiday, and close when all are', () => {
    const [from, to] = [at('2026-12-24T12:00Z'), at('2026-12-28T12:00Z')];
    const segments = segmentsBetween(local.calendar, from, to);
    expect(segments.map(({ from: begin, kind, name }) => [begin, kind, name])).toEqual([
      [from, 'counted', undefined],
      // Austin is on a holiday, and the others have gone home.
      [at('2026-12-24T17:00Z'), 'holiday', 'Christmas Eve'],
      [at('2026-12-25T00:00Z'), 'closed', undefined],
      [at('2026-12-25T01:00Z'), 'holiday', 'Christmas Day'],
      [at('2026-12-26T00:00Z'), 'closed', undefined],
      [at('2026-12-28T01:00Z'), 'counted', undefined],
    ]);
  });

  it('count a business day from Friday evening to Monday evening', () => {
    const time = compileCalendar(local.calendar);
    expect(time.addBusinessDays(at('2026-11-20T22:30Z'), 1)).toBe(at('2026-11-23T22:30Z'));
    expect(time.add(at('2026-11-20T23:00Z'), 2 * 3_600_000)).toBe(at('2026-11-23T02:00Z'));
  });

  it('are kept with a case, with the dates around its opening', () => {
    const ids = pinned.anyOf?.map(({ id }) => id);
    expect(ids).toEqual(['office-singapore', 'office-berlin', 'office-austin']);
    const years = pinned.anyOf?.flatMap(({ holidays }) =>
      Object.keys(holidays).map((date) => Number(date.slice(0, 4))),
    );
    expect([Math.min(...(years ?? [])), Math.max(...(years ?? []))]).toEqual([2026, 2031]);
  });

  it('are among the versions that a case was opened under', () => {
    const policyVersion = 'service-desk@1';
    const versions = versionsOfCase(catalogue, {
      policyVersion,
      calendars: keepCalendars({ pinned }),
    });
    expect(versions.map(({ file }) => file)).toEqual([
      'offerings/service-desk/v1.yaml',
      'calendars/follow-the-sun/v1.yaml',
      'calendars/office-singapore/v1.yaml',
      'calendars/office-berlin/v1.yaml',
      'calendars/office-austin/v1.yaml',
    ]);
  });

  it('say what is not known of the holidays of each', () => {
    const notes = calendarNotes(local, at('2040-01-02T00:00Z'));
    const said = notes.map(({ code, calendar }) => [code, calendar]);
    expect(said).toEqual([
      ['holidays-unknown', 'office-singapore'],
      ['holidays-unknown', 'office-berlin'],
      ['holidays-unknown', 'office-austin'],
    ]);
  });

  it('have an event for each opening in their calendar file, across midnights', () => {
    const text = fileOf(local.calendar, '2026-06-11', '2026-06-13');
    const events = text.split('\r\n').filter((line) => /^DT(START|END):.+Z$/.test(line));
    // In summer Austin closes at 23:00 in UTC, two hours before Singapore opens.
    expect(events).toEqual([
      'DTSTART:20260611T010000Z',
      'DTEND:20260611T230000Z',
      'DTSTART:20260612T010000Z',
      'DTEND:20260612T230000Z',
    ]);
    expect(text).not.toContain('Holiday');
  });
});
