import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import type { CalendarProblem } from '../../../domain/time/errors.ts';
import { CalendarError } from '../../../domain/time/errors.ts';
import { office } from './calendars.ts';

function problemsOf(calendar: Calendar): readonly CalendarProblem[] {
  try {
    compileCalendar(calendar);
    return [];
  } catch (error) {
    if (error instanceof CalendarError) return error.problems;
    throw error;
  }
}
const briefly = (calendar: Calendar): readonly string[] =>
  problemsOf(calendar).map(({ path, code }) => `${path} ${code}`);

describe('a calendar is refused', () => {
  test.each([
    [['9:00', '17:00'], 'weekly.mon.0.0 interval-malformed'],
    [['09:00', '17:60'], 'weekly.mon.0.1 interval-malformed'],
    [['09:00', ''], 'weekly.mon.0.1 interval-malformed'],
    [['09:00', '48:01'], 'weekly.mon.0.1 interval-outside-day'],
    [['09:00', '33:01'], 'weekly.mon.0 interval-outside-day'],
    [['24:00', '30:00'], 'weekly.mon.0 interval-outside-day'],
    [['25:00', '26:00'], 'weekly.mon.0.0 interval-outside-day'],
    [['09:00', '09:00'], 'weekly.mon.0 interval-empty'],
    [['24:00', '24:00'], 'weekly.mon.0 interval-empty'],
    [['22:00', '06:00'], 'weekly.mon.0 interval-backwards'],
  ] as const)('for the interval %j', (interval, problem) => {
    expect(briefly(office({ weekly: { mon: [interval] } }))).toContain(problem);
  });

  test.each([
    [{ holidays: { '02-30': '' } }, ['holidays.02-30 date-invalid']],
    [{ exceptions: { '12-32': [] } }, ['exceptions.12-32 date-invalid']],
    [{ exceptions: { '1-1': [] } }, ['exceptions.1-1 date-invalid']],
    [{ exceptions: { '12-24': [['12:00', '09:00']] } }, ['exceptions.12-24.0 interval-backwards']],
    [{ holidayHours: [['9', '12:00']] }, ['holidayHours.0.0 interval-malformed']],
  ] as const)(
    'for dates of every year and hours of holidays that are wrong: %j',
    (wrong, problems) => {
      expect(briefly(office(wrong))).toEqual(problems);
    },
  );

  test('for hours that open nothing, as no weekday has any', () => {
    const dated = { '2026-12-24': [['09:00', '12:00']] } as const;
    const yearly = { '12-24': [['09:00', '12:00']], '12-25': [] } as const;
    const never = office({
      weekly: { mon: [] },
      holidays: { '12-26': '' },
      holidayHours: [['10:00', '14:00']],
      exceptions: { ...dated, ...yearly },
    });
    expect(briefly(never)).toEqual([
      'holidayHours weekday-closed',
      'exceptions.12-24 weekday-closed',
    ]);
    expect(briefly(office({ weekly: {}, exceptions: dated }))).toEqual([]);
  });

  test('for intervals that overlap, whatever their order', () => {
    const mon = [
      ['13:00', '17:00'],
      ['09:00', '13:01'],
    ] as const;
    expect(briefly(office({ weekly: { mon } }))).toEqual(['weekly.mon.0 intervals-overlap']);
    const inner = [
      ['09:00', '17:00'],
      ['10:00', '11:00'],
      ['12:00', '13:00'],
    ] as const;
    expect(briefly(office({ exceptions: { '2026-11-23': inner } }))).toEqual([
      'exceptions.2026-11-23.1 intervals-overlap',
      'exceptions.2026-11-23.2 intervals-overlap',
    ]);
  });

  test('for hours that begin before the shift of the evening before ends', () => {
    const weekly = { sun: [['22:00', '30:00']], mon: [['05:59', '17:00']] } as const;
    expect(briefly(office({ weekly }))).toEqual(['weekly.mon intervals-overlap']);
    const after = { ...weekly, mon: [['06:00', '17:00']] } as const;
    expect(briefly(office({ weekly: after }))).toEqual([]);
  });

  test('for a weekday that does not exist', () => {
    const weekly: Record<string, []> = { monday: [], Mon: [] };
    expect(briefly(office({ weekly }))).toEqual([
      'weekly.monday weekday-unknown',
      'weekly.Mon weekday-unknown',
    ]);
  });

  test.each(['2026-02-29', '2026-13-01', '2026-11-00', '26-11-23', '2026-11-23T00:00', ''])(
    'for the date %j',
    (date) => {
      expect(briefly(office({ holidays: { [date]: '' } }))).toEqual([
        `holidays.${date} date-invalid`,
      ]);
      expect(briefly(office({ exceptions: { [date]: [] } }))).toEqual([
        `exceptions.${date} date-invalid`,
      ]);
    },
  );

  test('for a zone that does not exist', () => {
    expect(briefly(office({ timeZone: 'Mars/Phobos' }))).toEqual(['timeZone zone-unknown']);
  });

  test('for everything that is wrong at once, in one message', () => {
    const calendar = office({
      timeZone: '+02:00',
      weekly: { mon: [['10:00', '09:00']], fri: [['9', '10']] },
      holidays: { '2026-02-30': '' },
    });
    expect(briefly(calendar)).toEqual([
      'timeZone zone-unknown',
      'weekly.mon.0 interval-backwards',
      'weekly.fri.0.0 interval-malformed',
      'weekly.fri.0.1 interval-malformed',
      'holidays.2026-02-30 date-invalid',
    ]);
    expect(() => compileCalendar(calendar)).toThrow(/"\+02:00".*midnight.*HH:MM.*2026-02-30/);
    expect(() => compileCalendar(calendar)).toThrow(
      expect.objectContaining({ name: 'CalendarError', code: 'calendar-invalid' }),
    );
  });
});

describe('a calendar is accepted', () => {
  test('with a leap day, an empty day and intervals that touch', () => {
    const calendar = office({
      weekly: {
        mon: [
          ['00:00', '12:00'],
          ['12:00', '24:00'],
        ],
        sun: [],
      },
      holidays: { '2028-02-29': '' },
    });
    expect(briefly(calendar)).toEqual([]);
  });
});
