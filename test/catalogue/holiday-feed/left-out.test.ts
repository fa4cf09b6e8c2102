import { describe, expect, it } from 'vitest';
import { event, feedOf, problemsOf, read } from './feeds.ts';

const GOOD = event('DTSTART;VALUE=DATE:20261225');
const FEBRUARY = 'DTSTART;VALUE=DATE:20260230';

function leftOutOf(file: string, ...leaveOut: readonly string[]) {
  const { leftOut, days, problems } = read(file, undefined, { leaveOut });
  expect(problems).toEqual([]);
  expect(Object.keys(days)).toContain('2026-12-25');
  return leftOut.map(({ label, because }) => `${because}: ${label}`);
}

describe('an event that cannot be read', () => {
  it('is left out by its name, and said so, and the rest is imported', () => {
    const file = feedOf(GOOD, event('UID:2', 'SUMMARY:Regatta', FEBRUARY));
    expect(problemsOf(file)).toHaveLength(1);
    expect(leftOutOf(file, 'regatta')).toEqual(['as you said: "Regatta" (UID 2)']);
  });

  it.each([
    ['has a line that is none', ['DTSTART;VALUE=DATE:20260601', 'nonsense']],
    ['has a rule that is none', ['DTSTART;VALUE=DATE:20260601', 'RRULE:FREQ=SOMETIMES']],
    [
      'changes a series that is not there',
      ['DTSTART;VALUE=DATE:20260601', 'RECURRENCE-ID:20260601'],
    ],
    ['replaces no day', ['DTSTART;VALUE=DATE:20260601', 'RECURRENCE-ID:never']],
    ['has no end of its own', ['DTSTART;VALUE=DATE:20260601', 'BEGIN:VALARM']],
  ])('is left out, whatever is wrong with it: it %s', (_what, lines) => {
    const file = feedOf(GOOD, event('UID:2', 'SUMMARY:Regatta', ...lines));
    expect(problemsOf(file).length).toBeGreaterThan(0);
    for (const problem of problemsOf(file)) expect(problem).toContain('"Regatta" (UID 2)');
    expect(leftOutOf(file, 'Regatta')).toHaveLength(1);
  });

  it('is left out without a name by an empty one', () => {
    const file = feedOf(GOOD, event('UID:2', 'SUMMARY: ', 'DTSTART;VALUE=DATE:20260601'));
    expect(leftOutOf(file, '')).toEqual(['as you said: an event without a name (UID 2)']);
  });

  it('takes the changes of its series with it', () => {
    const series = event('UID:2', 'SUMMARY:Regatta', FEBRUARY, 'RRULE:FREQ=YEARLY');
    const moved = event(
      'UID:2',
      'SUMMARY:Regatta, a week later',
      'RECURRENCE-ID;VALUE=DATE:20270228',
      'DTSTART;VALUE=DATE:20270307',
    );
    const file = feedOf(GOOD, series, moved);
    expect(problemsOf(file)).toHaveLength(1);
    expect(leftOutOf(file, 'Regatta')).toEqual([
      'as you said: "Regatta" (UID 2)',
      'with its series: "Regatta, a week later" (UID 2)',
    ]);
  });

  it('leaves its series without the day that it changes', () => {
    const series = event('DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=YEARLY');
    const moved = event('SUMMARY:Moved', 'RECURRENCE-ID;VALUE=DATE:20271225', FEBRUARY);
    const { days, problems } = read(feedOf(series, moved), undefined, { leaveOut: ['Moved'] });
    expect(problems).toEqual([]);
    expect(Object.keys(days)).toEqual(['2026-12-25', '2028-12-25']);
  });

  it('is named with every other', () => {
    const file = feedOf(
      GOOD,
      event('UID:2', 'SUMMARY:Regatta', FEBRUARY),
      event('UID:3', 'SUMMARY:Party', FEBRUARY),
    );
    const names = read(file).problems.map(({ name }) => name);
    expect(names).toEqual(['Regatta', 'Party']);
  });
});

describe('an event outside of the years that are read', () => {
  it.each([
    ['long ago, at a time', ['DTSTART:20120222T090000', 'DTEND:20120222T110000']],
    ['long ago, without a readable end', ['DTSTART:20120222T090000', 'DTEND:sometime']],
    ['long ago, in UTC', ['DTSTART:20120222T090000Z']],
    ['long ago, without a name', ['DTSTART:20120222', 'SUMMARY:']],
    [
      'long ago, by a broken rule with a last day',
      ['DTSTART:20120222', 'RRULE:FREQ=HOURLY;UNTIL=20130101'],
    ],
    [
      'long ago, by a broken rule that is counted',
      ['DTSTART:20120222', 'RRULE:FREQ=HOURLY;COUNT=5'],
    ],
    [
      'long ago, by weeks that are counted',
      ['DTSTART:20120222T090000', 'RRULE:FREQ=WEEKLY;COUNT=20'],
    ],
    ['long from now', ['DTSTART:20400222T090000', 'RRULE:FREQ=DAILY']],
    ['long ago, with a broken line', ['DTSTART:20120222', 'nonsense']],
  ])('is no matter: %s', (_what, lines) => {
    const { problems, outside, days } = read(feedOf(GOOD, event('UID:2', ...lines)));
    expect([problems, outside]).toEqual([[], 1]);
    expect(Object.keys(days)).toEqual(['2026-12-25']);
  });

  it.each([
    ['it may go on', ['DTSTART:20120222T090000', 'DTEND:20120222T110000', 'RRULE:FREQ=YEARLY']],
    [
      'its rule has days that nobody can count',
      ['DTSTART:20120222', 'RRULE:FREQ=HOURLY;BYHOUR=1;COUNT=5'],
    ],
    ['it has a day within them', ['DTSTART:20120222T090000', 'RDATE:20260601T100000']],
    ['it ends within them', ['DTSTART:20251230T090000', 'DTEND:20260102T110000']],
    ['its day is none', ['DTSTART:20120230']],
  ])('matters where that is not certain: %s', (_what, lines) => {
    expect(problemsOf(feedOf(GOOD, event('UID:2', ...lines)))).not.toEqual([]);
  });

  it('has days within them where years pass between two of them', () => {
    const lines = ['DTSTART;VALUE=DATE:20000229', 'RRULE:FREQ=MONTHLY;INTERVAL=12;COUNT=8'];
    expect(read(feedOf(event(...lines))).days).toEqual({ '2028-02-29': 'Founding day' });
  });

  it('still takes the place of an occurrence within them', () => {
    const series = event('DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=YEARLY');
    const moved = event('RECURRENCE-ID;VALUE=DATE:20271225', 'DTSTART;VALUE=DATE:20400101');
    const { days } = read(feedOf(series, moved));
    expect(Object.keys(days)).toEqual(['2026-12-25', '2028-12-25']);
  });

  it('is the series of an occurrence that was moved into them', () => {
    const series = event('DTSTART;VALUE=DATE:20121225', 'RRULE:FREQ=YEARLY;COUNT=2');
    const moved = event('RECURRENCE-ID;VALUE=DATE:20131225', 'DTSTART;VALUE=DATE:20260601');
    expect(read(feedOf(series, moved))).toMatchObject({
      days: { '2026-06-01': 'Founding day' },
      problems: [],
    });
  });

  it('is a name that a pattern can fit', () => {
    const old = event('UID:2', 'SUMMARY:Regatta', 'DTSTART:20120222');
    const { unfitting } = read(feedOf(GOOD, old), undefined, { leaveOut: ['Regatta'] });
    expect(unfitting).toEqual([]);
  });
});
