/** Batches as the OpenAPI document shows them, with the answers that they really get. */

const BERLIN = {
  timeZone: 'Europe/Berlin',
  weekly: {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    fri: [['09:00', '17:00']],
  },
  holidays: ['2026-12-25'],
  exceptions: { '2026-11-21': [['10:00', '14:00']] },
};

export const DEADLINES = {
  items: [
    { calendar: 'china-business', start: '2026-09-30T08:30:00.000Z', amount: { businessDays: 1 } },
    { calendar: BERLIN, start: '2026-11-20T15:30:00.000Z', amount: { businessMinutes: 90.5 } },
    { calendar: null, start: '2026-11-20T15:30:00.000Z', amount: { minutes: 60 } },
    { calendar: 'local-business', start: '2026-11-20T15:30:00.000Z', amount: { businessDays: 1 } },
  ],
};

const NEEDS_PLACE = {
  code: 'calendar-needs-place',
  detail: 'the calendar local-business depends on where the account is: add region and timeZone',
} as const;

export const DEADLINE_ANSWER = {
  items: [
    { dueAt: '2026-10-08T08:30:00.000Z', dueAtLocal: '2026-10-08T16:30:00.000+08:00' },
    { dueAt: '2026-11-21T10:00:30.000Z', dueAtLocal: '2026-11-21T11:00:30.000+01:00' },
    { dueAt: '2026-11-20T16:30:00.000Z', dueAtLocal: '2026-11-20T16:30:00.000+00:00' },
    { error: NEEDS_PLACE },
  ],
};

export const BUSINESS_TIME = {
  items: [
    { calendar: BERLIN, start: '2026-11-20T15:30:00.000Z', end: '2026-11-21T10:00:30.000Z' },
    {
      calendar: 'local-business',
      region: 'AU',
      timeZone: 'Australia/Sydney',
      start: '2026-11-20T00:00:00.000Z',
      end: '2026-11-23T00:00:00.000Z',
    },
    {
      calendar: 'local-business',
      start: '2026-11-20T00:00:00.000Z',
      end: '2026-11-23T00:00:00.000Z',
    },
  ],
};

export const BUSINESS_TIME_ANSWER = {
  items: [{ businessMinutes: 90.5 }, { businessMinutes: 540 }, { error: NEEDS_PLACE }],
};
