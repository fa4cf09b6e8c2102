import { describe, expect, it } from 'vitest';
import { event, feedOf, problemsOf, read } from './feeds.ts';

const EARLY = [
  'UID:2',
  'SUMMARY:Early closing',
  'DTSTART;TZID=Europe/Berlin:20261224T120000',
  'DTEND;TZID=Europe/Berlin:20261224T180000',
];
const FEED = feedOf(event('DTSTART;VALUE=DATE:20261225'), event(...EARLY));

describe('an event that closes a part of a day', () => {
  it('is asked about, and nobody is told to make a whole day of it', () => {
    const problems = problemsOf(FEED);
    expect(problems).toEqual([
      expect.stringMatching(
        /^line 9, "Early closing" .* a part of the day, 12:00 to 18:00: say --half-days exceptions/,
      ),
    ]);
    expect(problems[0]).not.toMatch(/write|VALUE=DATE/);
  });

  it('is asked about by its times also where its name says that it is half a day', () => {
    const named = FEED.replace('Early closing', 'Half day');
    expect(problemsOf(named)).toEqual([expect.stringContaining('a part of the day, 12:00')]);
  });

  it('is kept with its hours where the importer wants exceptions', () => {
    const { days, halfDays, problems } = read(FEED, undefined, { halfDays: 'exceptions' });
    expect(problems).toEqual([]);
    expect(days).toEqual({ '2026-12-25': 'Founding day' });
    expect(halfDays).toEqual({
      '2026-12-24': { name: 'Early closing', closed: [['12:00', '18:00']] },
    });
  });

  it('is left out, and named, where the importer wants that', () => {
    const { halfDays, leftOut, problems } = read(FEED, undefined, { halfDays: 'leave-out' });
    expect([problems, halfDays]).toEqual([[], {}]);
    expect(leftOut).toEqual([
      {
        name: 'Early closing',
        label: '"Early closing" (UID 2)',
        because: 'because it is 12:00 to 18:00 alone',
      },
    ]);
  });

  it('is one with another that lies in the minute in which it ends', () => {
    const file = feedOf(
      event('DTSTART:20261224T120000', 'DTEND:20261224T120030'),
      event('UID:2', 'DTSTART:20261224T120045', 'DTEND:20261224T130000'),
    );
    const { halfDays } = read(file, undefined, { halfDays: 'exceptions' });
    expect(halfDays['2026-12-24']?.closed).toEqual([['12:00', '13:00']]);
  });

  it('recurs, and ends at midnight', () => {
    const lines = ['DTSTART:20201224T140000', 'DTEND:20201225T000000', 'RRULE:FREQ=YEARLY'];
    const { halfDays } = read(feedOf(event(...lines)), undefined, { halfDays: 'exceptions' });
    const half = { name: 'Founding day', closed: [['14:00', '24:00']] };
    expect(halfDays).toEqual({ '2026-12-24': half, '2027-12-24': half, '2028-12-24': half });
  });

  it('joins others of its date, by whole minutes', () => {
    const { halfDays } = read(
      feedOf(
        event('DTSTART:20261224T140030', 'DTEND:20261224T150001'),
        event('UID:2', 'SUMMARY:Stocktaking', 'DTSTART:20261224T150000', 'DTEND:20261224T160000'),
        event('UID:3', 'DTSTART:20261224T080000', 'DURATION:PT1H30M'),
      ),
      undefined,
      { halfDays: 'exceptions' },
    );
    const closed = [
      ['08:00', '09:30'],
      ['14:00', '16:00'],
    ];
    expect(halfDays).toEqual({ '2026-12-24': { name: 'Founding day / Stocktaking', closed } });
  });

  it('is in the wall time of the zone that its feed names, where it is in UTC', () => {
    const file = feedOf(event('DTSTART:20261224T110000Z', 'DTEND:20261224T170000Z'));
    const { halfDays } = read(
      file.replace('BEGIN:VEVENT', 'X-WR-TIMEZONE:Europe/Berlin\r\nBEGIN:VEVENT'),
      undefined,
      { halfDays: 'exceptions' },
    );
    expect(halfDays).toMatchObject({ '2026-12-24': { closed: [['12:00', '18:00']] } });
  });

  it('cannot be kept without an end', () => {
    const file = feedOf(event('DTSTART:20261224T120000'));
    const message = expect.stringContaining('begins at 12:00 and has no end');
    expect(problemsOf(file, { halfDays: 'exceptions' })).toEqual([message]);
    expect(problemsOf(file, { halfDays: 'leave-out' })).toEqual([]);
  });

  it('needs no answer where it closes nothing: it is unsure, or has no day in these years', () => {
    const meeting = ['DTSTART:20261224T120000', 'DTEND:20261224T180000'];
    expect(problemsOf(feedOf(event(...meeting, 'STATUS:TENTATIVE')))).toEqual([]);
    const old = ['DTSTART:20121224T120000', 'DTEND:20121224T180000'];
    expect(problemsOf(feedOf(event(...old)))).toEqual([]);
    expect(problemsOf(feedOf(event(...old, 'RRULE:FREQ=YEARLY;COUNT=3')))).toEqual([]);
  });
});
