import { describe, expect, it } from 'vitest';
import type { Severity } from '../../../domain/case/types.ts';
import { ownCatalogue } from '../../support/catalogues.ts';
import { drafted, IN_CHINA } from '../../support/drafted.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { ofType } from '../../support/of-type.ts';
import { at, clockOf, clocksOf, lighthouse, eventLines } from './lighthouse.ts';

/** A Monday, ten in the morning in São Paulo. */
const MONDAY = '2026-11-23T13:00:00.000Z';
const MUCH_LATER = '2027-02-01T00:00:00.000Z';

const ask = (when: string): ActDraft => ({ act: 'customer-request', at: when });
const reply = (when: string): ActDraft => ({ act: 'customer-reply', at: when });
const answer = (when: string): ActDraft => ({ act: 'response', at: when });
const first = answer('2026-11-23T13:10:00.000Z');

function change(severity: Severity, when: string): ActDraft {
  return { act: 'severity', severity, reason: 'impact-changed', businessImpact: null, at: when };
}

function close(outcome: 'solved' | 'unresolved' | 'withdrawn', when: string): ActDraft {
  return { act: 'close', outcome, chargeCredit: null, at: when };
}

describe('a change of severity', () => {
  it('schedules every running clock again and keeps its start and its pauses (glpi#6902)', () => {
    const acts = [
      first,
      ask('2026-11-23T14:00:00.000Z'),
      reply('2026-11-23T15:00:00.000Z'),
      change('A', '2026-11-23T15:30:00.000Z'),
    ];
    const life = lived(lighthouse('B', MONDAY), acts, '2026-11-23T15:30:00.000Z');
    expect(clockOf(life, 'first_response')).toMatchObject({ state: 'met', rule: 'technical-b' });
    expect(clockOf(life, 'next_response')).toMatchObject({
      rule: 'answer-a',
      startedAt: at('2026-11-23T15:00:00.000Z'),
      dueAt: at('2026-11-23T16:00:00.000Z'),
    });
    // Eight elapsed hours from 13:00Z and the hour of the pause.
    expect(clockOf(life, 'resolution')).toMatchObject({
      rule: 'repair-a',
      startedAt: at(MONDAY),
      dueAt: at('2026-11-23T22:00:00.000Z'),
      pauses: [{ from: at('2026-11-23T14:00:00.000Z'), to: at('2026-11-23T15:00:00.000Z') }],
    });
  });

  it('measures the pauses again in the calendar of the new target', () => {
    // An hour and a half of the pause is in the office's time, and all sixteen are elapsed.
    const acts = [ask('2026-11-23T19:00:00.000Z'), reply('2026-11-24T12:30:00.000Z')];
    const lowered = [...acts, change('B', '2026-11-24T12:40:00.000Z')];
    const life = lived(lighthouse('C', MONDAY), lowered, '2026-11-24T12:40:00.000Z');
    expect(clockOf(life, 'resolution').dueAt).toBe(at('2026-11-26T14:30:00.000Z'));
    const raised = [...acts, change('A', '2026-11-24T12:40:00.000Z')];
    const critical = lived(lighthouse('C', MONDAY), raised, '2026-11-24T12:40:00.000Z');
    // Six hours until the pause, then two more from 12:30Z.
    expect(clockOf(critical, 'resolution').dueAt).toBe(at('2026-11-24T14:30:00.000Z'));
  });

  it('breaches at once what is overdue under the new target: one alert, at the instant of the act', () => {
    const acts = [first, change('A', '2026-11-23T22:30:00.000Z')];
    const life = lived(lighthouse('B', MONDAY), acts, '2026-11-24T01:00:00.000Z');
    expect(clockOf(life, 'resolution')).toMatchObject({
      state: 'breached',
      dueAt: at('2026-11-23T21:00:00.000Z'),
      breachedAt: at('2026-11-23T22:30:00.000Z'),
    });
    // Levels are counted from the breach: whoever is told next is not told of it at the same time.
    expect(eventLines(life, 'resolution')).toEqual([
      'breached 2026-11-23T22:30:00.000Z',
      'level 1 2026-11-23T22:30:00.000Z',
      'level 2 2026-11-24T00:30:00.000Z',
    ]);
  });

  it('breaches at once even while the clock is paused', () => {
    const acts = [first, ask('2026-11-23T21:30:00.000Z'), change('A', '2026-11-23T22:30:00.000Z')];
    const life = lived(lighthouse('B', MONDAY), acts, '2026-11-23T22:45:00.000Z');
    expect(clockOf(life, 'resolution')).toMatchObject({
      state: 'breached',
      breachedAt: at('2026-11-23T22:30:00.000Z'),
      pausedSince: null,
    });
    expect(eventLines(life, 'resolution')).toEqual([
      'breached 2026-11-23T22:30:00.000Z',
      'level 1 2026-11-23T22:30:00.000Z',
    ]);
  });

  it('breaches nothing that had time left when it was paused', () => {
    const acts = [first, ask('2026-11-23T20:59:00.000Z'), change('A', '2026-11-23T22:30:00.000Z')];
    const file = lighthouse('B', MONDAY);
    const paused = lived(file, acts, '2026-11-23T22:45:00.000Z');
    expect(clockOf(paused, 'resolution')).toMatchObject({ state: 'paused', breachedAt: null });
    const answered = [...acts, reply('2026-11-23T23:00:00.000Z')];
    expect(clockOf(lived(file, answered, '2026-11-23T23:00:00.000Z'), 'resolution').dueAt).toBe(
      at('2026-11-23T23:01:00.000Z'),
    );
  });

  it('warns at once if the new target has reached a warning, and not twice of the same one', () => {
    const acts = [
      first,
      change('A', '2026-11-23T17:30:00.000Z'),
      change('B', '2026-11-23T17:40:00.000Z'),
      change('A', '2026-11-23T17:50:00.000Z'),
    ];
    const life = lived(lighthouse('B', MONDAY), acts, '2026-11-23T20:05:00.000Z');
    expect(eventLines(life, 'resolution')).toEqual([
      'warning 50 2026-11-23T17:30:00.000Z',
      'warning 60 2026-11-23T20:00:00.000Z',
    ]);
  });

  it('leaves alone what was breached before', () => {
    const acts = [first, change('C', '2026-11-23T21:30:00.000Z')];
    const life = lived(lighthouse('A', MONDAY), acts, '2026-11-23T21:30:00.000Z');
    expect(clockOf(life, 'resolution')).toMatchObject({
      state: 'breached',
      breachedAt: at('2026-11-23T21:00:00.000Z'),
      rule: 'repair-a',
    });
  });

  it('for lack of resources lowers it, if the offering has that ground', () => {
    const lower: ActDraft = {
      act: 'severity',
      severity: 'B',
      reason: 'lack-of-resources',
      businessImpact: null,
      at: '2026-11-23T14:00:00.000Z',
    };
    const life = lived(lighthouse('A', MONDAY), [first, lower], lower.at);
    expect(life.refusals).toEqual([]);
    expect(life.story.at(-1)).toBe('case.severity.downgraded 2026-11-23T14:00:00.000Z');
    expect(clockOf(life, 'resolution').dueAt).toBe(at('2026-11-26T13:00:00.000Z'));
    const raise = { ...lower, severity: 'A' } as const;
    expect(lived(lighthouse('B', MONDAY), [first, raise], raise.at).refusals).toEqual([
      { code: 'severity-not-lower', severity: 'A' },
    ]);
  });
});

describe('closing', () => {
  it('while support waits for the customer measures the time without the pause (frappe/helpdesk#3776)', () => {
    const acts = [ask('2026-11-23T20:00:00.000Z'), close('solved', '2026-11-23T22:30:00.000Z')];
    const life = lived(lighthouse('A', MONDAY), acts, MUCH_LATER);
    // Seven of eight hours were used when the customer was asked, and 9 h 30 min had gone by.
    expect(clockOf(life, 'resolution')).toMatchObject({
      state: 'met',
      metAt: at('2026-11-23T22:30:00.000Z'),
      breachedAt: null,
      dueAt: at('2026-11-23T23:30:00.000Z'),
      pauses: [{ from: at('2026-11-23T20:00:00.000Z'), to: at('2026-11-23T22:30:00.000Z') }],
    });
    expect(eventLines(life, 'resolution')).toEqual([
      'warning 50 2026-11-23T17:00:00.000Z',
      // The warning of an hour's rest was due as the customer was asked: the act comes first.
      'met 2026-11-23T22:30:00.000Z',
    ]);
  });

  it.each(['unresolved', 'withdrawn'] as const)(
    'as %s ends every clock, and no alert follows (chatwoot#10178)',
    (outcome) => {
      const acts = [
        first,
        reply('2026-11-23T14:00:00.000Z'),
        close(outcome, '2026-11-23T14:10:00.000Z'),
      ];
      const life = lived(lighthouse('A', MONDAY), acts, MUCH_LATER);
      expect(life.journal.state.clocks).toMatchObject([
        { metric: 'first_response', state: 'met' },
        { metric: 'resolution', state: 'cancelled' },
        { metric: 'follow_up', state: 'cancelled' },
        { metric: 'next_response', state: 'cancelled' },
      ]);
      expect(life.journal.state).toMatchObject({ breached: false, nextDueAt: null });
      expect(life.story.at(-1)).toBe('case.closed 2026-11-23T14:10:00.000Z');
    },
  );

  it('as solved meets every clock', () => {
    const acts = [
      first,
      reply('2026-11-23T14:00:00.000Z'),
      close('solved', '2026-11-23T14:10:00.000Z'),
    ];
    const life = lived(lighthouse('A', MONDAY), acts, MUCH_LATER);
    expect(life.journal.state.clocks.map(({ state }) => state)).toEqual([
      'met',
      'met',
      'met',
      'met',
    ]);
  });

  it('ends an escalation', () => {
    const acts = [close('unresolved', '2026-11-23T13:40:00.000Z')];
    const life = lived(lighthouse('A', MONDAY), acts, MUCH_LATER);
    expect(eventLines(life, 'first_response').slice(2)).toEqual([
      'breached 2026-11-23T13:30:00.000Z',
      'level 1 2026-11-23T13:30:00.000Z',
    ]);
    expect(clockOf(life, 'first_response').state).toBe('breached');
  });
});

describe('reopening', () => {
  const acts = [
    first,
    close('solved', '2026-11-23T14:00:00.000Z'),
    { act: 'reopen', at: '2026-11-25T13:00:00.000Z' },
  ] satisfies readonly ActDraft[];

  it('starts new cycles of resolution and next response, and leaves the first response', () => {
    const life = lived(lighthouse('A', MONDAY), acts, '2026-11-25T13:00:00.000Z');
    expect(life.journal.state.clocks).toMatchObject([
      { metric: 'first_response', cycle: 1, state: 'met', metAt: at(first.at) },
      { metric: 'resolution', cycle: 1, state: 'met' },
      { metric: 'follow_up', cycle: 1, state: 'met' },
      {
        metric: 'resolution',
        cycle: 2,
        state: 'running',
        startedAt: at('2026-11-25T13:00:00.000Z'),
        dueAt: at('2026-11-25T21:00:00.000Z'),
        pauses: [],
      },
      {
        metric: 'next_response',
        cycle: 1,
        state: 'running',
        dueAt: at('2026-11-25T14:00:00.000Z'),
      },
      {
        metric: 'follow_up',
        cycle: 2,
        state: 'running',
        dueAt: at('2026-11-25T17:00:00.000Z'),
      },
    ]);
  });

  it.each([
    ['withdrawn before it was due', 'withdrawn', '2026-11-23T13:20:00.000Z', 'cancelled'],
    ['unresolved after it was due', 'unresolved', '2026-11-23T14:20:00.000Z', 'breached'],
  ] as const)(
    'times the first response anew if the case was never answered: %s',
    (_how, outcome, closedAt, before) => {
      const unanswered = [close(outcome, closedAt), acts[2]!];
      const life = lived(lighthouse('A', MONDAY), unanswered, '2026-11-25T13:20:00.000Z');
      expect(clocksOf(life, 'first_response')).toMatchObject([
        { cycle: 1, state: before, metAt: null },
        {
          cycle: 2,
          state: 'running',
          startedAt: at('2026-11-25T13:00:00.000Z'),
          dueAt: at('2026-11-25T13:30:00.000Z'),
        },
      ]);
      // The first response covers what the customer writes, so no second answer is timed beside it.
      expect(clocksOf(life, 'next_response')).toEqual([]);
    },
  );

  it('times no first response again that came with a close as solved', () => {
    const solved = [close('solved', '2026-11-23T13:20:00.000Z'), acts[2]!];
    const life = lived(lighthouse('A', MONDAY), solved, '2026-11-25T13:20:00.000Z');
    expect(clocksOf(life, 'first_response')).toMatchObject([{ cycle: 1, state: 'met' }]);
    expect(clockOf(life, 'next_response').state).toBe('running');
  });

  it('withdraws the new first response if an answer from before the close is reported late', () => {
    const late: ActDraft = {
      ...answer('2026-11-23T13:10:00.000Z'),
      arrives: '2026-11-25T13:40:00.000Z',
    };
    const unanswered = [close('withdrawn', '2026-11-23T13:20:00.000Z'), acts[2]!, late];
    const life = lived(lighthouse('A', MONDAY), unanswered, '2026-11-25T13:45:00.000Z');
    expect(clocksOf(life, 'first_response')).toMatchObject([{ cycle: 1, state: 'met' }]);
    expect(eventLines(life, 'first_response')).toContain('corrected 2026-11-23T13:10:00.000Z');
  });

  it('alerts again in the new cycle what was alerted in the previous one (zammad#4348)', () => {
    const late = [
      first,
      close('unresolved', '2026-11-23T22:00:00.000Z'),
      { act: 'reopen', at: '2026-11-25T13:00:00.000Z' },
      answer('2026-11-25T13:10:00.000Z'),
    ] satisfies readonly ActDraft[];
    const life = lived(lighthouse('A', MONDAY), late, '2026-11-25T21:00:00.000Z');
    const breaches = life.journal.events.filter(({ type }) => type === 'case.sla.breached');
    const keys = breaches.map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('resolution'))).toEqual([
      'resolution:1:breached',
      'resolution:2:breached',
    ]);
  });
});

describe('a customer who does not answer, under a policy that closes the case', () => {
  const silent = [ask('2026-11-23T13:20:00.000Z')];
  const closedAt = '2026-11-27T17:20:00.000Z';

  it('is reminded, the severity is lowered step by step, and the case is closed at C', () => {
    const { story, journal } = lived(lighthouse('A', MONDAY), silent, closedAt);
    expect(story.slice(3)).toEqual([
      'case.sla.met 2026-11-23T13:20:00.000Z',
      // Four elapsed hours.
      'case.customer.reminded 2026-11-23T15:20:00.000Z',
      'case.customer.reminded 2026-11-23T16:20:00.000Z',
      'case.severity.downgraded 2026-11-23T17:20:00.000Z',
      // Eight open hours, from 14:20 in the afternoon on.
      'case.customer.reminded 2026-11-24T13:20:00.000Z',
      'case.customer.reminded 2026-11-24T15:20:00.000Z',
      'case.severity.downgraded 2026-11-24T17:20:00.000Z',
      // Three business days.
      'case.customer.reminded 2026-11-26T13:20:00.000Z',
      'case.customer.reminded 2026-11-26T19:20:00.000Z',
      'case.closed 2026-11-27T17:20:00.000Z',
    ]);
    expect(journal.state).toMatchObject({
      status: 'closed',
      severity: 'C',
      nonResponse: null,
      closure: { by: 'system', outcome: 'unresolved', at: at(closedAt), chargeCredit: null },
    });
    expect(journal.events.at(-1)?.data).toMatchObject({ source: { document: '901' } });
  });

  it('ends every clock, none of which was breached while paused', () => {
    const { journal } = lived(lighthouse('A', MONDAY), silent, MUCH_LATER);
    expect(journal.state.clocks).toMatchObject([
      { metric: 'first_response', state: 'met' },
      { metric: 'resolution', state: 'cancelled', metAt: null, breachedAt: null },
      { metric: 'follow_up', state: 'cancelled', metAt: null, breachedAt: null },
    ]);
    expect(journal.state.breached).toBe(false);
  });

  it('gets the case reopened by an answer that is reported late, with corrections', () => {
    const answered: ActDraft = {
      ...reply('2026-11-27T17:00:00.000Z'),
      arrives: '2026-11-27T18:00:00.000Z',
    };
    const { journal } = lived(
      lighthouse('A', MONDAY),
      [...silent, answered],
      '2026-11-27T18:00:00.000Z',
    );
    expect(journal.state).toMatchObject({ closure: null, severity: 'C', status: 'in_progress' });
    const corrected = ofType(journal.events, 'case.sla.corrected');
    expect(corrected.map(({ data }) => data.withdrawn)).toEqual([
      [{ type: 'case.closed', at: closedAt }],
    ]);
  });

  it('can be reopened within the time to reopen', () => {
    const acts: readonly ActDraft[] = [
      ...silent,
      { act: 'reopen', at: '2026-12-01T13:00:00.000Z' },
    ];
    const { journal } = lived(lighthouse('A', MONDAY), acts, '2026-12-01T13:00:00.000Z');
    expect(journal.state).toMatchObject({ closure: null, severity: 'C' });
  });

  it('is never closed by the offerings that come with the service: they flag', () => {
    const steps = ownCatalogue().offerings.flatMap(
      ({ nonResponse }) => nonResponse?.steps['C']?.step ?? [],
    );
    expect(new Set(steps)).toEqual(new Set(['flag']));
    const file = drafted('2026-11-23T02:00:00.000Z', {
      request: { offering: '21vianet', severity: 'C' },
      account: IN_CHINA,
    });
    const { journal } = lived(file, [ask('2026-11-23T02:30:00.000Z')], MUCH_LATER);
    expect(journal.state).toMatchObject({ closure: null, nonResponse: { flagged: true } });
  });
});
