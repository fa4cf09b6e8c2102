import { describe, expect, it } from 'vitest';
import { accountIn, deadlineOf, inBrazil, inChina, inGermany } from './requests.ts';

/** Every expectation here was worked out by hand on a wall calendar. */
describe('21vianet, to the minute', () => {
  const account = inChina;

  it('answers technical A within the hour, at night too', () => {
    const opened = '2026-11-21T03:10:00+08:00';
    expect(deadlineOf({ offering: '21vianet', severity: 'A' }, { account, opened })).toEqual({
      due: '2026-11-21T04:10:00.000+08:00',
      warnings: [[75, '2026-11-20T19:55:00.000Z']],
    });
  });

  it('answers technical B of a Friday evening on Saturday evening', () => {
    // Friday 23:30 plus one business day, and Saturday is one: Saturday 23:30. Open in between are
    // 30 min on Friday and 14 h 30 min on Saturday; 75 % of these 15 h are 30 min and 10 h 45 min.
    const opened = '2026-11-20T23:30:00+08:00';
    expect(deadlineOf({ offering: '21vianet', severity: 'B' }, { account, opened })).toEqual({
      due: '2026-11-21T23:30:00.000+08:00',
      warnings: [[75, '2026-11-21T11:45:00.000Z']],
    });
  });

  it('counts technical B from the opening when it comes in the night', () => {
    const opened = '2026-11-21T02:00:00+08:00';
    const { due } = deadlineOf({ offering: '21vianet', severity: 'B' }, { account, opened });
    expect(due).toBe('2026-11-22T09:00:00.000+08:00');
  });

  it('answers technical C over the national holiday, which closes nothing', () => {
    const opened = '2026-09-30T16:00:00+08:00';
    const { due } = deadlineOf({ offering: '21vianet', severity: 'C' }, { account, opened });
    expect(due).toBe('2026-10-03T16:00:00.000+08:00');
  });

  it('answers billing B of the day before the national holiday after it', () => {
    // Wednesday 16:00. Thursday to Saturday are holidays, then Sunday: the next business day is
    // Monday the 5th. Open are 1 h and 7 h; 75 % of these 8 h is Monday 14:00.
    const opened = '2026-09-30T16:00:00+08:00';
    const request = { offering: '21vianet', category: 'billing', severity: 'B' } as const;
    expect(deadlineOf(request, { account, opened })).toEqual({
      due: '2026-10-05T16:00:00.000+08:00',
      warnings: [[75, '2026-10-05T06:00:00.000Z']],
    });
  });

  it('answers subscription C three business days later', () => {
    // Monday the 5th, Tuesday, Wednesday the 7th.
    const opened = '2026-09-30T16:00:00+08:00';
    const request = { offering: '21vianet', category: 'subscription', severity: 'C' } as const;
    expect(deadlineOf(request, { account, opened }).due).toBe('2026-10-07T16:00:00.000+08:00');
  });

  it('promises nothing for presales', () => {
    const opened = '2026-09-30T16:00:00+08:00';
    const request = { offering: '21vianet', category: 'presales' } as const;
    expect(deadlineOf(request, { account, opened })).toEqual({ due: null, warnings: [] });
  });
});

describe('professional, to the minute', () => {
  it('answers A in two hours, on a Sunday too', () => {
    const opened = '2026-11-15T22:30:00-03:00';
    expect(deadlineOf({ severity: 'A' }, { account: inBrazil, opened })).toEqual({
      due: '2026-11-16T00:30:00.000-03:00',
      warnings: [[75, '2026-11-16T03:00:00.000Z']],
    });
  });

  it('answers B over a weekend', () => {
    // Friday 15:30 to 17:00 are 1 h 30 min, the other 2 h 30 min end on Monday at 11:30; 75 % of
    // 4 h are 3 h: Monday 10:30.
    const opened = '2026-11-13T15:30:00-03:00';
    expect(deadlineOf({ severity: 'B' }, { account: inBrazil, opened })).toEqual({
      due: '2026-11-16T11:30:00.000-03:00',
      warnings: [[75, '2026-11-16T13:30:00.000Z']],
    });
  });

  it('answers B over a holiday before a weekend', () => {
    // Thursday 16:00 to 17:00; Friday the 20th is Black Awareness Day; Monday 09:00 plus 3 h.
    const opened = '2026-11-19T16:00:00-03:00';
    const { due } = deadlineOf({ severity: 'B' }, { account: inBrazil, opened });
    expect(due).toBe('2026-11-23T12:00:00.000-03:00');
  });

  it('answers B at the same instant when it is worked round the clock', () => {
    const opened = '2026-11-13T15:30:00-03:00';
    const request = { severity: 'B', roundTheClock: true } as const;
    const { due } = deadlineOf(request, { account: inBrazil, opened });
    expect(due).toBe('2026-11-16T11:30:00.000-03:00');
  });

  it('answers C over the change to summer time by the clock on the wall', () => {
    // Friday 12:00 to 17:00 in winter time, then Monday 09:00 to 12:00 in summer time.
    const opened = '2026-03-27T12:00:00+01:00';
    const { due } = deadlineOf({ severity: 'C' }, { account: inGermany, opened });
    expect(due).toBe('2026-03-30T12:00:00.000+02:00');
  });

  it('answers C within the longer day of Australia', () => {
    // Wednesday 17:00 to 18:00, then Thursday 09:00 plus 7 h.
    const account = accountIn('AU', 'Australia/Sydney');
    const { due } = deadlineOf({ severity: 'C' }, { account, opened: '2026-11-18T17:00:00+11:00' });
    expect(due).toBe('2026-11-19T16:00:00.000+11:00');
  });
});
