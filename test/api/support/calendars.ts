/** Monday to Friday from nine to five in Berlin, written inline, but for what is said otherwise. */
export function inlineOffice(overrides: object = {}) {
  const day = [['09:00', '17:00']];
  return {
    timeZone: 'Europe/Berlin',
    weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
    ...overrides,
  };
}

/** Calendars that cannot be used: what is wrong, the calendar, where, and the code of it. */
export const BAD_CALENDARS: readonly [string, object, string, string][] = [
  [
    'intervals overlap',
    week({
      mon: [
        ['09:00', '12:00'],
        ['11:59', '17:00'],
      ],
    }),
    'calendar.weekly.mon.1',
    'intervals-overlap',
  ],
  [
    'an interval runs backwards',
    week({ tue: [['17:00', '09:00']] }),
    'calendar.weekly.tue.0',
    'interval-backwards',
  ],
  [
    'an interval is empty',
    week({ tue: [['09:00', '09:00']] }),
    'calendar.weekly.tue.0',
    'interval-empty',
  ],
  [
    'an interval lies outside the day',
    week({ wed: [['09:00', '48:01']] }),
    'calendar.weekly.wed.0.1',
    'interval-outside-day',
  ],
  [
    'a time is none',
    week({ wed: [['9:00', '17:00']] }),
    'calendar.weekly.wed.0.0',
    'interval-malformed',
  ],
  [
    'the zone is unknown',
    inlineOffice({ timeZone: 'Mars/Olympus' }),
    'calendar.timeZone',
    'zone-unknown',
  ],
  [
    'the zone is an offset',
    inlineOffice({ timeZone: '+02:00' }),
    'calendar.timeZone',
    'zone-unknown',
  ],
  ['a weekday is unknown', week({ monday: [] }), 'calendar.weekly.monday', 'weekday-unknown'],
  [
    'a holiday is no date',
    inlineOffice({ holidays: ['2026-02-30'] }),
    'calendar.holidays.2026-02-30',
    'date-invalid',
  ],
  [
    'an exception is no date',
    inlineOffice({ exceptions: { '2027-02-29': [['10:00', '14:00']] } }),
    'calendar.exceptions.2027-02-29',
    'date-invalid',
  ],
  [
    'an exception of every year is of none',
    inlineOffice({ exceptions: { '02-30': [['10:00', '14:00']] } }),
    'calendar.exceptions.02-30',
    'date-invalid',
  ],
  [
    'holidays have hours, and no weekday',
    inlineOffice({ weekly: {}, holidays: ['12-25'], holidayHours: [['10:00', '14:00']] }),
    'calendar.holidayHours',
    'weekday-closed',
  ],
  [
    'the hours of an exception overlap',
    inlineOffice({
      exceptions: {
        '2026-02-14': [
          ['10:00', '14:00'],
          ['13:00', '15:00'],
        ],
      },
    }),
    'calendar.exceptions.2026-02-14.1',
    'intervals-overlap',
  ],
];

function week(weekly: object) {
  return inlineOffice({ weekly });
}
