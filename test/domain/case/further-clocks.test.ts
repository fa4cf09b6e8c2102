import { describe, expect, it } from 'vitest';
import { lived, type ActDraft } from '../../support/lived.ts';
import { ofType } from '../../support/of-type.ts';
import { at, clockOf, lighthouse, eventLines } from './lighthouse.ts';

/** A Monday, ten in the morning in São Paulo. */
const MONDAY = '2026-11-23T13:00:00.000Z';
/** The Friday after it, at the same time. */
const FRIDAY = '2026-11-27T13:00:00.000Z';

const ask = (when: string): ActDraft => ({ act: 'customer-request', at: when });
const reply = (when: string): ActDraft => ({ act: 'customer-reply', at: when });
const answer = (when: string): ActDraft => ({ act: 'response', at: when });
const first = answer('2026-11-23T13:10:00.000Z');

describe('the next response', () => {
  it('is due after a message from the customer, and met by the answer', () => {
    const life = lived(
      lighthouse('A', MONDAY),
      [first, reply('2026-11-23T14:00:00.000Z'), answer('2026-11-23T14:40:00.000Z')],
      '2026-11-23T16:00:00.000Z',
    );
    expect(clockOf(life, 'next_response')).toMatchObject({
      state: 'met',
      startedAt: at('2026-11-23T14:00:00.000Z'),
      dueAt: at('2026-11-23T15:00:00.000Z'),
      metAt: at('2026-11-23T14:40:00.000Z'),
      rule: 'answer-a',
    });
    expect(eventLines(life, 'next_response')).toEqual(['met 2026-11-23T14:40:00.000Z']);
    expect(clockOf(life, 'first_response').metAt).toBe(at('2026-11-23T13:10:00.000Z'));
  });

  it('has warnings and breaches like the first', () => {
    const late = answer('2026-11-23T15:05:00.000Z');
    const life = lived(
      lighthouse('A', MONDAY),
      [first, reply('2026-11-23T14:00:00.000Z'), late],
      '2026-11-23T16:00:00.000Z',
    );
    expect(eventLines(life, 'next_response')).toEqual([
      'warning 75 2026-11-23T14:45:00.000Z',
      'breached 2026-11-23T15:00:00.000Z',
      'met_late 2026-11-23T15:05:00.000Z',
    ]);
    expect(life.journal.state.breached).toBe(true);
  });

  it('runs from the first of several messages, and anew after an answer', () => {
    const life = lived(
      lighthouse('A', MONDAY),
      [
        first,
        reply('2026-11-23T14:00:00.000Z'),
        reply('2026-11-23T14:30:00.000Z'),
        answer('2026-11-23T14:50:00.000Z'),
        reply('2026-11-23T15:00:00.000Z'),
      ],
      '2026-11-23T15:10:00.000Z',
    );
    const clocks = life.journal.state.clocks.filter(({ metric }) => metric === 'next_response');
    expect(clocks).toMatchObject([
      { cycle: 1, startedAt: at('2026-11-23T14:00:00.000Z'), state: 'met' },
      { cycle: 2, startedAt: at('2026-11-23T15:00:00.000Z'), state: 'running' },
    ]);
  });

  it('is not timed while the first response is', () => {
    const early = reply('2026-11-23T13:05:00.000Z');
    const life = lived(lighthouse('A', MONDAY), [early], '2026-11-23T13:06:00.000Z');
    expect(life.journal.state.clocks.map(({ metric }) => metric)).toEqual([
      'first_response',
      'resolution',
    ]);
  });

  it('is met by asking the customer for something', () => {
    const life = lived(
      lighthouse('A', MONDAY),
      [first, reply('2026-11-23T14:00:00.000Z'), ask('2026-11-23T14:20:00.000Z')],
      '2026-11-23T15:00:00.000Z',
    );
    expect(clockOf(life, 'next_response')).toMatchObject({
      state: 'met',
      metAt: at('2026-11-23T14:20:00.000Z'),
    });
  });

  it('counts on the calendar of its own row: an evening on watch, when the office is closed', () => {
    const evening = reply('2026-11-23T23:00:00.000Z');
    const life = lived(lighthouse('B', MONDAY), [first, evening], '2026-11-23T23:01:00.000Z');
    // Three hours until eleven at night, three from seven in the morning.
    expect(clockOf(life, 'next_response')).toMatchObject({
      calendar: 'lighthouse-watch',
      dueAt: at('2026-11-24T13:00:00.000Z'),
      dueAtLocal: '2026-11-24T10:00:00.000-03:00',
    });
  });
});

describe('the resolution', () => {
  it('pauses from a request to the customer until the reply, and keeps its remaining time', () => {
    const acts = [ask('2026-11-23T15:00:00.000Z'), reply('2026-11-23T16:30:00.000Z')];
    const file = lighthouse('A', MONDAY);
    expect(clockOf(lived(file, [], MONDAY), 'resolution')).toMatchObject({
      state: 'running',
      dueAt: at('2026-11-23T21:00:00.000Z'),
    });
    const paused = lived(file, acts, '2026-11-23T16:00:00.000Z');
    expect(
      clockOf(lived(file, acts.slice(0, 1), '2026-11-23T16:00:00.000Z'), 'resolution'),
    ).toEqual(
      expect.objectContaining({
        state: 'paused',
        pausedSince: at('2026-11-23T15:00:00.000Z'),
        dueAt: null,
        warnings: [],
      }),
    );
    expect(clockOf(paused, 'resolution')).toMatchObject({
      state: 'running',
      pausedSince: null,
      pauses: [{ from: at('2026-11-23T15:00:00.000Z'), to: at('2026-11-23T16:30:00.000Z') }],
      dueAt: at('2026-11-23T22:30:00.000Z'),
      dueAtLocal: '2026-11-23T19:30:00.000-03:00',
    });
  });

  it('is not met by an answer, only by closing the case as solved', () => {
    const close: ActDraft = {
      act: 'close',
      outcome: 'solved',
      chargeCredit: null,
      at: '2026-11-23T20:00:00.000Z',
    };
    const life = lived(lighthouse('A', MONDAY), [first, close], close.at);
    expect(clockOf(life, 'resolution')).toMatchObject({ state: 'met', metAt: at(close.at) });
    expect(clockOf(life, 'first_response').metAt).toBe(at(first.at));
  });

  it.each([
    ['wholly in closed hours: it moves nothing', '23T20:30', '24T11:30', '26T13:00'],
    ['from the closing to the next opening: nothing either', '23T20:00', '24T12:00', '26T13:00'],
    ['over an evening, by the open hours in it', '23T19:00', '24T13:00', '26T15:00'],
    ['within the day, by its length', '23T14:00', '23T15:15', '26T14:15'],
  ])('at B pauses %s (glpi#10594)', (_name, from, to, due) => {
    const acts = [ask(`2026-11-${from}:00.000Z`), reply(`2026-11-${to}:00.000Z`)];
    const life = lived(lighthouse('B', MONDAY), acts, `2026-11-${to}:00.000Z`);
    expect(clockOf(life, 'resolution').dueAt).toBe(at(`2026-11-${due}:00.000Z`));
  });

  it('in business days gets back the hours that a pause took', () => {
    const file = lighthouse('C', MONDAY);
    // Wednesday 15:00 to Friday 11:00 are 2 h, 8 h and 2 h of open time.
    const acts = [ask('2026-11-25T18:00:00.000Z'), reply('2026-11-27T14:00:00.000Z')];
    expect(clockOf(lived(file, [], MONDAY), 'resolution').dueAt).toBe(
      at('2026-11-30T13:00:00.000Z'),
    );
    expect(clockOf(lived(file, acts, '2026-11-27T14:00:00.000Z'), 'resolution').dueAt).toBe(
      at('2026-12-01T17:00:00.000Z'),
    );
  });

  it('adds up several pauses', () => {
    const acts = [
      ask('2026-11-23T14:00:00.000Z'),
      reply('2026-11-23T14:30:00.000Z'),
      ask('2026-11-23T15:00:00.000Z'),
      reply('2026-11-23T16:00:00.000Z'),
    ];
    const life = lived(lighthouse('A', MONDAY), acts, '2026-11-23T16:00:00.000Z');
    expect(clockOf(life, 'resolution')).toMatchObject({
      dueAt: at('2026-11-23T22:30:00.000Z'),
      pauses: [{}, {}],
    });
  });

  it('runs through a holiday of the region, which closes its calendar', () => {
    // Thursday 16:00; Friday the 20th is the day of Black Consciousness.
    const life = lived(lighthouse('B', '2026-11-19T19:00:00.000Z'), [], '2026-11-19T19:00:00.000Z');
    expect(clockOf(life, 'resolution').dueAt).toBe(at('2026-11-25T19:00:00.000Z'));
  });
});

describe('warnings', () => {
  it('are sent by percentage and by remaining time, once each, in business time', () => {
    const life = lived(
      lighthouse('B', FRIDAY),
      [answer('2026-11-27T13:10:00.000Z')],
      '2026-12-02T12:59:00.000Z',
    );
    expect(eventLines(life, 'resolution')).toEqual([
      'warning 50 2026-11-30T17:00:00.000Z',
      'warning 75 2026-12-01T15:00:00.000Z',
      // Two open hours before Wednesday at ten are Tuesday at four (glpi#15429).
      'warning 120 2026-12-01T19:00:00.000Z',
    ]);
    expect(clockOf(life, 'resolution').warnings.map(({ sent }) => sent)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('say how much time is left', () => {
    const { journal } = lived(lighthouse('A', MONDAY), [], '2026-11-23T13:30:00.000Z');
    const warnings = journal.events.filter(({ type }) => type === 'case.sla.warning');
    expect(warnings.map(({ data }) => data)).toMatchObject([
      { percent: 50, beforeMinutes: null, dueAt: '2026-11-23T13:30:00.000Z' },
      { percent: null, beforeMinutes: 5, dueAt: '2026-11-23T13:30:00.000Z' },
    ]);
  });

  it('move with a pause, and one that was sent is not sent again', () => {
    const life = lived(
      lighthouse('A', MONDAY),
      [first, ask('2026-11-23T18:00:00.000Z'), reply('2026-11-23T19:00:00.000Z')],
      '2026-11-23T23:00:00.000Z',
    );
    expect(eventLines(life, 'resolution').filter((told) => told.startsWith('warning'))).toEqual([
      'warning 50 2026-11-23T17:00:00.000Z',
      'warning 60 2026-11-23T21:00:00.000Z',
      'warning 90 2026-11-23T21:12:00.000Z',
    ]);
  });

  it('are not sent while the clock is paused', () => {
    const life = lived(
      lighthouse('A', MONDAY),
      [ask('2026-11-23T16:59:00.000Z')],
      '2026-11-23T20:58:00.000Z',
    );
    expect(eventLines(life, 'resolution')).toEqual([]);
  });
});

describe('escalations', () => {
  it('come level by level after the breach, once each', () => {
    const life = lived(lighthouse('A', MONDAY), [], '2026-11-23T20:59:00.000Z');
    expect(eventLines(life, 'first_response')).toEqual([
      'warning 50 2026-11-23T13:15:00.000Z',
      'warning 5 2026-11-23T13:25:00.000Z',
      'breached 2026-11-23T13:30:00.000Z',
      'level 1 2026-11-23T13:30:00.000Z',
      'level 2 2026-11-23T13:45:00.000Z',
      'level 3 2026-11-23T14:30:00.000Z',
    ]);
    expect(clockOf(life, 'first_response').escalations).toMatchObject([
      { level: 1, name: 'Keeper on watch', reachedAt: at('2026-11-23T13:30:00.000Z') },
      { level: 2, name: 'Head keeper', reachedAt: at('2026-11-23T13:45:00.000Z') },
      { level: 3, name: 'Harbour master', reachedAt: at('2026-11-23T14:30:00.000Z') },
    ]);
  });

  it('are timed in the clock’s own time: none at night', () => {
    const life = lived(
      lighthouse('B', FRIDAY),
      [answer('2026-11-27T13:10:00.000Z')],
      '2026-12-10T00:00:00.000Z',
    );
    expect(eventLines(life, 'resolution').slice(3)).toEqual([
      'breached 2026-12-02T13:00:00.000Z',
      'level 1 2026-12-02T14:00:00.000Z',
      'level 2 2026-12-02T17:00:00.000Z',
      'level 3 2026-12-04T13:00:00.000Z',
    ]);
  });

  it('stop when somebody has acknowledged the breach, even at the very instant of the next level', () => {
    const acknowledge: ActDraft = {
      act: 'acknowledge',
      level: 1,
      at: '2026-11-23T13:45:00.000Z',
    };
    const life = lived(lighthouse('A', MONDAY), [acknowledge], '2026-11-23T20:59:00.000Z');
    expect(life.refusals).toEqual([]);
    expect(eventLines(life, 'first_response').slice(2)).toEqual([
      'breached 2026-11-23T13:30:00.000Z',
      'level 1 2026-11-23T13:30:00.000Z',
    ]);
    expect(life.story).toContain('case.acknowledged 2026-11-23T13:45:00.000Z');
  });

  it('stop with the answer', () => {
    const late = answer('2026-11-23T13:40:00.000Z');
    const life = lived(lighthouse('A', MONDAY), [late], '2026-11-23T20:59:00.000Z');
    expect(eventLines(life, 'first_response').slice(3)).toEqual([
      'level 1 2026-11-23T13:30:00.000Z',
      'met_late 2026-11-23T13:40:00.000Z',
    ]);
  });

  it('of another clock continue: each breach is acknowledged separately', () => {
    const acknowledge: ActDraft = {
      act: 'acknowledge',
      level: 1,
      at: '2026-11-23T13:40:00.000Z',
    };
    const life = lived(lighthouse('A', MONDAY), [acknowledge], '2026-11-23T23:30:00.000Z');
    expect(eventLines(life, 'resolution').slice(3)).toEqual([
      'breached 2026-11-23T21:00:00.000Z',
      'level 1 2026-11-23T21:00:00.000Z',
      'level 2 2026-11-23T23:00:00.000Z',
    ]);
  });

  it('cannot be acknowledged if none was reached', () => {
    const acknowledge: ActDraft = { act: 'acknowledge', level: 1, at: '2026-11-23T13:20:00.000Z' };
    const { refusals } = lived(lighthouse('A', MONDAY), [acknowledge], acknowledge.at);
    expect(refusals).toEqual([{ code: 'nothing-to-acknowledge', level: 1, reached: 0 }]);
  });

  it('that lose their cause through an answer reported late are corrected', () => {
    const late: ActDraft = {
      ...answer('2026-11-23T13:20:00.000Z'),
      arrives: '2026-11-23T13:50:00.000Z',
    };
    const { journal } = lived(lighthouse('A', MONDAY), [late], '2026-11-23T14:40:00.000Z');
    const corrected = ofType(journal.events, 'case.sla.corrected');
    expect(corrected).toHaveLength(1);
    expect(corrected[0]?.data.withdrawn).toEqual([
      { type: 'case.sla.breached', at: '2026-11-23T13:30:00.000Z' },
      { type: 'case.escalated', at: '2026-11-23T13:30:00.000Z' },
      { type: 'case.escalated', at: '2026-11-23T13:45:00.000Z' },
    ]);
    const reached = ofType(journal.events, 'case.escalated').map(({ data }) => data.level);
    expect(reached).not.toContain(3);
  });
});
