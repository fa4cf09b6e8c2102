import { describe, expect, it } from 'vitest';
import type { CaseFile, Severity } from '../../../domain/case/types.ts';
import { drafted, IN_CHINA } from '../../support/drafted.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { at, clocksOf, eventLines, lighthouse } from './lighthouse.ts';
import { promisesIn, rows } from '../../support/promises.ts';

/** A Monday, ten in the morning in Shanghai. */
const OPENED = '2026-11-23T02:00:00.000Z';

function vianet(severity: Severity = 'A'): CaseFile {
  return drafted(OPENED, { request: { offering: '21vianet', severity }, account: IN_CHINA });
}

const answer = (when: string): ActDraft => ({ act: 'response', at: when });
const ask = (when: string): ActDraft => ({ act: 'customer-request', at: when });
const reply = (when: string): ActDraft => ({ act: 'customer-reply', at: when });
const reopen = (when: string): ActDraft => ({ act: 'reopen', at: when });

function close(outcome: 'solved' | 'unresolved', when: string): ActDraft {
  return { act: 'close', outcome, chargeCredit: null, at: when };
}

function change(severity: Severity, when: string): ActDraft {
  return { act: 'severity', severity, reason: 'impact-changed', businessImpact: null, at: when };
}

const first = answer('2026-11-23T02:30:00.000Z');

describe('a follow-up', () => {
  it('is pending until support first speaks', () => {
    const { state } = lived(vianet(), [], '2026-11-23T02:10:00.000Z').journal;
    expect(state.clocks.map(({ metric }) => metric)).toEqual(['first_response']);
    expect(state.pending).toMatchObject([
      { metric: 'follow_up', rule: 'follow-up-a', cycle: 1, target: { minutes: 120 } },
    ]);
  });

  it('is pending by the present severity', () => {
    const acts = [change('C', '2026-11-23T02:05:00.000Z')];
    const { state } = lived(vianet(), acts, '2026-11-23T02:10:00.000Z').journal;
    expect(state.pending).toMatchObject([{ rule: 'follow-up-c', target: { businessDays: 3 } }]);
  });

  it.each([
    ['answered', [first]],
    ['closed', [close('unresolved', '2026-11-23T02:30:00.000Z')]],
  ])('is not pending once the case was %s', (_what, acts) => {
    expect(lived(vianet(), acts, '2026-11-23T02:40:00.000Z').journal.state.pending).toEqual([]);
  });

  it('is not pending where the offering promises none', () => {
    const file = drafted(OPENED, { request: { offering: 'professional' } });
    expect(lived(file, [], OPENED).journal.state.pending).toEqual([]);
  });

  it('is timed from each word of support to the next', () => {
    const acts = [first, answer('2026-11-23T03:30:00.000Z')];
    const life = lived(vianet(), acts, '2026-11-23T04:00:00.000Z');
    expect(clocksOf(life, 'follow_up')).toMatchObject([
      { cycle: 1, state: 'met', startedAt: at(first.at), metAt: at('2026-11-23T03:30:00.000Z') },
      { cycle: 2, state: 'running', dueAt: at('2026-11-23T05:30:00.000Z') },
    ]);
  });

  it.each([
    ['B', '2026-11-24T02:30:00.000Z'],
    ['C', '2026-11-26T02:30:00.000Z'],
  ] as const)('is due at severity %s by the calendar of the case', (severity, dueAt) => {
    const life = lived(vianet(severity), [first], '2026-11-23T03:00:00.000Z');
    expect(clocksOf(life, 'follow_up')).toMatchObject([{ dueAt: at(dueAt) }]);
  });

  it('breaches once in a silence, and is timed again from the next word', () => {
    const acts = [first, answer('2026-11-23T22:00:00.000Z')];
    const life = lived(vianet(), acts, '2026-11-24T03:00:00.000Z');
    expect(eventLines(life, 'follow_up')).toEqual([
      'warning 75 2026-11-23T04:00:00.000Z',
      'breached 2026-11-23T04:30:00.000Z',
      'met_late 2026-11-23T22:00:00.000Z',
      'warning 75 2026-11-23T23:30:00.000Z',
      'breached 2026-11-24T00:00:00.000Z',
    ]);
  });

  it('pauses while the customer is asked, who is then told within the whole time', () => {
    const acts = [first, ask('2026-11-23T03:00:00.000Z')];
    const waiting = lived(vianet(), acts, '2026-11-23T06:00:00.000Z');
    expect(clocksOf(waiting, 'follow_up')).toMatchObject([
      { cycle: 1, state: 'met' },
      { cycle: 2, state: 'paused', dueAt: null, pausedSince: at('2026-11-23T03:00:00.000Z') },
    ]);
    const answered = [...acts, reply('2026-11-23T06:00:00.000Z')];
    const life = lived(vianet(), answered, '2026-11-23T06:10:00.000Z');
    expect(clocksOf(life, 'follow_up')[1]).toMatchObject({
      state: 'running',
      dueAt: at('2026-11-23T08:00:00.000Z'),
    });
  });

  it('stays paused if support speaks while the customer is still asked', () => {
    const acts = [ask('2026-11-23T02:30:00.000Z'), answer('2026-11-23T04:00:00.000Z')];
    const life = lived(vianet(), acts, '2026-11-23T05:00:00.000Z');
    expect(clocksOf(life, 'follow_up')).toMatchObject([
      { state: 'met' },
      { state: 'paused', pausedSince: at('2026-11-23T04:00:00.000Z') },
    ]);
  });

  it('is timed by a new severity from the same start', () => {
    const acts = [first, change('B', '2026-11-23T03:00:00.000Z')];
    const life = lived(vianet(), acts, '2026-11-23T03:00:00.000Z');
    expect(clocksOf(life, 'follow_up')).toMatchObject([
      { rule: 'follow-up-b', startedAt: at(first.at), dueAt: at('2026-11-24T02:30:00.000Z') },
    ]);
  });

  it('loses a breach that a word of support, reported late, shows to be wrong', () => {
    const late: ActDraft = {
      ...answer('2026-11-23T04:00:00.000Z'),
      arrives: '2026-11-23T05:00:00.000Z',
    };
    const life = lived(vianet(), [first, late], '2026-11-23T05:10:00.000Z');
    expect(life.journal.state.breached).toBe(false);
    expect(eventLines(life, 'follow_up').slice(2)).toEqual([
      'met 2026-11-23T04:00:00.000Z',
      'corrected 2026-11-23T04:00:00.000Z',
    ]);
  });

  it('goes on from the word before a request that was withdrawn', () => {
    const withdraw: ActDraft = {
      act: 'withdraw-request',
      request: 'act-1',
      at: '2026-11-23T03:30:00.000Z',
    };
    const acts = [first, ask('2026-11-23T03:00:00.000Z'), withdraw];
    const life = lived(vianet(), acts, '2026-11-23T03:40:00.000Z');
    expect(clocksOf(life, 'follow_up')).toMatchObject([
      { cycle: 1, state: 'running', startedAt: at(first.at), pauses: [] },
    ]);
  });

  it('ends with the case, and is timed from a reopening on if support had spoken', () => {
    const acts = [
      first,
      close('unresolved', '2026-11-23T03:00:00.000Z'),
      reopen('2026-11-25T03:00:00.000Z'),
    ];
    const life = lived(vianet(), acts, '2026-11-25T03:00:00.000Z');
    expect(clocksOf(life, 'follow_up')).toMatchObject([
      { state: 'cancelled' },
      { state: 'running', dueAt: at('2026-11-25T05:00:00.000Z') },
    ]);
  });

  it('is pending again in a case that is reopened and was never answered', () => {
    const acts = [
      close('unresolved', '2026-11-23T02:30:00.000Z'),
      reopen('2026-11-25T03:00:00.000Z'),
    ];
    const { state } = lived(vianet(), acts, '2026-11-25T03:00:00.000Z').journal;
    expect(state.pending).toMatchObject([{ metric: 'follow_up', cycle: 1 }]);
  });

  it('stands in for no other clock: what the customer writes is still to be answered', () => {
    const followUp = promisesIn(vianet()).A!.follow_up!;
    const file = lighthouse('A', OPENED);
    const own = promisesIn(file);
    const commitments = rows({ ...own, A: { ...own.A!, follow_up: followUp } });
    const acts = [first, reply('2026-11-23T03:00:00.000Z')];
    const life = lived({ ...file, commitments }, acts, '2026-11-23T03:10:00.000Z');
    expect(clocksOf(life, 'follow_up')).toMatchObject([{ state: 'running' }]);
    expect(clocksOf(life, 'next_response')).toMatchObject([
      { state: 'running', startedAt: at('2026-11-23T03:00:00.000Z') },
    ]);
  });
});
