import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../../domain/ical/calendar-file.ts';
import { localCalendar } from '../../../domain/offering/calendar.ts';
import { spanOf } from '../../domain/ical/file-of.ts';
import { ownCatalogue } from '../../support/catalogues.ts';
import { read } from './feeds.ts';

const catalogue = ownCatalogue();

/** Our calendar file of local business hours in a country, and the holidays that it has. */
function exported(region: string, subdivision: string | null = null) {
  const place = { region, subdivision, timeZone: 'Europe/Berlin' };
  const { calendar } = localCalendar(catalogue, 'local-business', place);
  const file = calendarFile({
    calendar,
    title: 'Local business hours',
    scope: 'local-business',
    notes: [],
    span: spanOf('2026-01-01', '2028-01-01'),
  });
  const holidays = Object.entries(calendar.holidays).filter(
    ([date]) => /^202[67]/.test(date) && !Object.hasOwn(calendar.exceptions, date),
  );
  return { file, holidays: Object.fromEntries(holidays) };
}

describe('our own calendar file', () => {
  it('comes back day by day, and its openings are left out', () => {
    const { file, holidays } = exported('DE', 'DE-BY');
    const { days, worked, halfDays, leftOut, problems } = read(file, [2015, 2035]);
    expect(problems).toEqual([]);
    expect(days).toEqual(holidays);
    expect([worked, halfDays]).toEqual([{}, {}]);
    expect(leftOut.length).toBeGreaterThan(0);
    expect(new Set(leftOut.map(({ name, because }) => `${because}: ${name}`))).toEqual(
      new Set(['because it is opening hours: Open: Local business hours']),
    );
  });

  it.each(catalogue.holidays.map(({ country }) => country))('comes back for %s', (country) => {
    const { file, holidays } = exported(country);
    expect(read(file, [2015, 2035])).toMatchObject({ days: holidays, problems: [] });
  });
});
