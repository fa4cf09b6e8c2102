import { describe, expect, it } from 'vitest';
import { calendarIn, keepCalendars } from '../../../domain/offering/kept-calendars.ts';
import { pinCalendar } from '../../../domain/offering/pinned-calendar.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { at } from '../time/calendars.ts';
import { exampleCatalogue, ownCatalogue } from '../../support/catalogues.ts';
import { inChina, inGermany } from './requests.ts';

const OPENED_AT = at('2026-11-23T09:00+08:00');

const pin = (id: string, openedAt = OPENED_AT) =>
  pinCalendar(ownCatalogue(), id, inChina, openedAt).calendar;

const pinned = { 'china-business': pin('china-business'), 'local-business': pin('local-business') };

describe('the calendars of a case', () => {
  it('stand in its file once if they say the same', () => {
    const { 'china-business': china, 'local-business': local } = keepCalendars(pinned);
    expect(china).toMatchObject({ id: 'china-business', timeZone: 'Asia/Shanghai' });
    expect(local).toEqual({ id: 'local-business', version: 1, sameAs: 'china-business' });
  });

  it('name each holiday once, with its dates in order', () => {
    const { 'china-business': china } = keepCalendars(pinned);
    const { holidays } = china as Exclude<typeof china, { sameAs: string } | undefined>;
    expect(holidays["New Year's Day"]?.slice(0, 2)).toEqual(['2027-01-01', '2028-01-01']);
  });

  it('are the same again when they are counted by', () => {
    const file = { calendars: keepCalendars(pinned) };
    expect(calendarIn(file, 'china-business')).toEqual(pinned['china-business']);
    expect(calendarIn(file, 'local-business')).toEqual(pinned['local-business']);
    const together = pinCalendar(
      exampleCatalogue(),
      'follow-the-sun',
      inGermany,
      OPENED_AT,
    ).calendar;
    const calendars = keepCalendars({ 'follow-the-sun': together });
    expect(calendarIn({ calendars }, 'follow-the-sun')).toEqual(together);
  });

  it('are none where it names none, or one that it does not have', () => {
    const calendars = keepCalendars(pinned);
    expect(calendarIn({ calendars }, null)).toBeNull();
    expect(calendarIn({ calendars }, 'office')).toBeNull();
    expect(calendarIn({ calendars }, 'toString')).toBeNull();
    const around = { id: 'around', version: 1, sameAs: 'around' };
    expect(calendarIn({ calendars: { around } }, 'around')).toBeNull();
  });
});

describe('the dates of a calendar that is kept with a case', () => {
  it('begin with its opening', () => {
    const { holidays, exceptions } = pinned['china-business'];
    const dates = [...Object.keys(holidays), ...Object.keys(exceptions)].toSorted();
    expect(dates[0]).toBe('2027-01-01');
  });

  it('include the day before it, whose shift may go on', () => {
    const onHoliday = at('2026-10-04T00:30+08:00');
    const { holidays } = pin('china-business', onHoliday);
    expect(Object.keys(holidays)).toContain('2026-10-03');
  });

  it('close what they closed for everything from the opening on', () => {
    const openedAt = at('2026-09-30T16:00+08:00');
    const early = compileCalendar(pin('china-business', openedAt - 365 * 86_400_000));
    const own = compileCalendar(pin('china-business', openedAt));
    for (let hours = 0; hours < 24 * 400; hours += 7) {
      const instant = openedAt + hours * 3_600_000;
      expect(own.addBusinessDays(instant, 2)).toBe(early.addBusinessDays(instant, 2));
      expect(own.measure(openedAt, instant)).toBe(early.measure(openedAt, instant));
    }
  });
});
