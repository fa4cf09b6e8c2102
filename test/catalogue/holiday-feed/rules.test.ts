import { formatLocalDate } from '../../../domain/time/local-date.ts';
import { describe, expect, it } from 'vitest';
import { dayOf, parseDay } from '../../../catalogue/holiday-feed/day.ts';
import { ruleDates } from '../../../catalogue/holiday-feed/rule-dates.ts';
import { parseRule } from '../../../catalogue/holiday-feed/rule.ts';
import { event, feedOf, problemsOf } from './feeds.ts';

const SPAN = { first: dayOf(2026, 1, 1), last: dayOf(2028, 12, 31) };

function datesOf(rule: string, start: string): readonly string[] {
  return ruleDates(parseRule(rule), parseDay(start) ?? NaN, SPAN).map(formatLocalDate);
}

describe('a recurrence rule', () => {
  it.each([
    ['FREQ=YEARLY', '20200229', ['2028-02-29']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '20200229', ['2028-02-29']],
    ['FREQ=YEARLY;INTERVAL=2;COUNT=4', '20220501', ['2026-05-01', '2028-05-01']],
    ['FREQ=YEARLY;UNTIL=20270501T000000Z', '20200501', ['2026-05-01', '2027-05-01']],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '20201126', ['2026-11-26', '2027-11-25', '2028-11-23']],
    ['FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', '20200525', ['2026-05-25', '2027-05-31', '2028-05-29']],
    ['FREQ=YEARLY;BYDAY=1MO', '20200106', ['2026-01-05', '2027-01-04', '2028-01-03']],
    ['FREQ=YEARLY;BYYEARDAY=-1', '20201231', ['2026-12-31', '2027-12-31', '2028-12-31']],
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO', '20191230', ['2027-01-04', '2028-01-03']],
    ['FREQ=YEARLY;BYWEEKNO=20', '20200515', ['2026-05-15', '2027-05-21', '2028-05-19']],
    ['FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-1', '20260131', ['2026-01-31', '2026-02-28', '2026-03-31']],
    [
      'FREQ=MONTHLY;COUNT=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '20260130',
      ['2026-01-30', '2026-02-27'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=4;BYDAY=TU,SU',
      '20251230',
      ['2026-01-11', '2026-01-13', '2026-01-25'],
    ],
    ['FREQ=DAILY;INTERVAL=400', '20250101', ['2026-02-05', '2027-03-12', '2028-04-15']],
    // A library that was tried finds more days for these two.
    ['FREQ=YEARLY;BYDAY=53MO', '20241230', []],
    ['FREQ=YEARLY;BYMONTHDAY=28,29;BYDAY=-1MO', '20201228', ['2026-12-28']],
  ])('falls on its days: %s from %s', (rule, start, dates) => {
    expect(datesOf(rule, start)).toEqual(dates);
  });

  it.each([
    ['FREQ=HOURLY', /HOURLY is by hours, minutes or seconds/],
    ['FREQ=YEARLY;BYHOUR=9', /BYHOUR is by hours/],
    ['FREQ=SOMETIMES', /FREQ must be/],
    ['INTERVAL=2', /FREQ must be/],
    ['FREQ=YEARLY;FREQ=DAILY', /has FREQ twice/],
    ['FREQ=YEARLY;COUNT=2;UNTIL=20280101', /both COUNT and UNTIL/],
    ['FREQ=YEARLY;COUNT=0', /COUNT=0 must be a number from 1/],
    ['FREQ=YEARLY;COUNT=99999', /COUNT=99999 must be a number from 1 to 10000/],
    ['FREQ=YEARLY;INTERVAL=-1', /INTERVAL=-1 must be/],
    ['FREQ=YEARLY;UNTIL=20260230', /UNTIL=20260230 must be a date that exists/],
    ['FREQ=DAILY;UNTIL=20260605T160000Z', /UNTIL is in UTC .*say --time-zone ZONE/],
    ['FREQ=YEARLY;BYMONTH=13', /BYMONTH=13 must be a number from 1 to 12/],
    ['FREQ=YEARLY;BYMONTHDAY=0', /BYMONTHDAY=0 must be/],
    ['FREQ=YEARLY;BYDAY=XX', /BYDAY=XX must be/],
    ['FREQ=YEARLY;BYDAY=54MO', /BYDAY=54MO must be/],
    ['FREQ=YEARLY;BYEASTER=0', /the part BYEASTER/],
    ['FREQ=YEARLY;BYMONTH', /"BYMONTH" is not NAME=value/],
    ['FREQ=WEEKLY;BYMONTHDAY=1', /BYMONTHDAY is not allowed in a WEEKLY rule/],
    ['FREQ=WEEKLY;BYDAY=1MO', /BYDAY with a number is not allowed in a WEEKLY rule/],
    ['FREQ=MONTHLY;BYWEEKNO=1', /BYWEEKNO is not allowed in a MONTHLY rule/],
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO', /cannot stand beside BYWEEKNO/],
    ['FREQ=YEARLY;BYSETPOS=1', /BYSETPOS chooses among/],
    ['FREQ=YEARLY;WKST=1', /WKST=1 must be/],
    ['FREQ=YEARLY;BYMONTH=6', /does not fall on DTSTART/],
    ['FREQ=YEARLY;UNTIL=20200101', /does not fall on DTSTART/],
  ])('is refused where it says nothing: %s', (rule, message) => {
    const problems = problemsOf(feedOf(event('DTSTART;VALUE=DATE:20260514', `RRULE:${rule}`)));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^line 8, "Founding day"/);
    expect(problems[0]).toMatch(message);
  });

  it.each([
    ['without an end, long ago', 'FREQ=DAILY', '00010101', 1096],
    ['that no day fits', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '00010101', 0],
    ['that no month fits', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31', '00010131', 0],
    ['that no year fits', 'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31;BYDAY=1MO', '00010101', 0],
    ['that no place fits', 'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2', '00010101', 0],
    ['that comes rarely', 'FREQ=DAILY;INTERVAL=10000', '00010101', 1],
    ['that is counted', 'FREQ=DAILY;COUNT=10000', '20000101', 503],
    [
      'that is counted and fits no day',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1',
      '19000101',
      0,
    ],
  ])('ends: one %s', (_what, rule, start, days) => {
    expect(datesOf(rule, start)).toHaveLength(days);
  });
});
