import { describe, expect, it } from 'vitest';
import { drafted, IN_CHINA } from '../../support/drafted.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { ofType } from '../../support/of-type.ts';
import { eventLines } from './lighthouse.ts';

/** A Monday, ten in the morning in Shanghai. */
const OPENED = '2026-11-23T02:00:00.000Z';
const LATER = '2027-01-31T00:00:00.000Z';
const ask: ActDraft = { act: 'customer-request', at: '2026-11-23T02:30:00.000Z' };

function critical() {
  return drafted(OPENED, { request: { offering: '21vianet' }, account: IN_CHINA });
}

const after = (story: readonly string[], count: number) => story.slice(count);

describe('a customer who does not answer', () => {
  it('is reminded at half of the time, then the severity is lowered step by step, and the case flagged at C', () => {
    const { story, journal } = lived(critical(), [ask], LATER);
    expect(story).toEqual([
      'case.opened 2026-11-23T02:00:00.000Z',
      'case.customer.asked 2026-11-23T02:30:00.000Z',
      'case.sla.met 2026-11-23T02:30:00.000Z',
      // Four elapsed hours at A, with a reminder after two.
      'case.customer.reminded 2026-11-23T04:30:00.000Z',
      'case.severity.downgraded 2026-11-23T06:30:00.000Z',
      // One business day at B, from 14:30 in Shanghai: fifteen hours of open time, half of it.
      'case.customer.reminded 2026-11-23T14:00:00.000Z',
      'case.severity.downgraded 2026-11-24T06:30:00.000Z',
      // Three business days at C: 45 hours of open time, half of it.
      'case.customer.reminded 2026-11-25T14:00:00.000Z',
      'case.flagged 2026-11-27T06:30:00.000Z',
    ]);
    expect(journal.state).toMatchObject({
      severity: 'C',
      status: 'waiting_on_customer',
      nonResponse: { flagged: true, dueAt: null, severity: 'C' },
      closure: null,
    });
  });

  it('causes events with ground and source at each step', () => {
    const { journal } = lived(critical(), [ask], LATER);
    const lowered = journal.events.filter(({ type }) => type === 'case.severity.downgraded');
    expect(lowered.map(({ data }) => data)).toMatchObject([
      { from: 'A', to: 'B', ground: 'silence', source: { document: '000' } },
      { from: 'B', to: 'C', ground: 'silence', source: { document: '000' } },
    ]);
  });

  it('changes the coverage with the severity', () => {
    const { journal } = lived(critical(), [ask], '2026-11-23T06:30:00.000Z');
    expect(journal.state).toMatchObject({
      severity: 'B',
      coverage: { kind: 'business-hours', calendar: '21vianet' },
      nonResponse: { since: Date.parse('2026-11-23T06:30:00.000Z'), step: { severity: 'C' } },
    });
  });

  it.each([
    ['before the reminder', '2026-11-23T03:00:00.000Z', 3],
    ['after the reminder', '2026-11-23T05:00:00.000Z', 4],
    ['at the very instant of the step', '2026-11-23T06:30:00.000Z', 4],
  ])('stops everything by an answer %s', (_name, at, before) => {
    const life = lived(critical(), [ask, { act: 'customer-reply', at }], LATER);
    const { story, journal } = life;
    // Support then owes the customer its next word.
    const followUp = eventLines(life, 'follow_up').map((line) => `case.sla.${line}`);
    expect(after(story, before)).toEqual([
      `case.customer.replied ${at}`,
      ...followUp.map((line) => line.replace('warning 75', 'warning')),
    ]);
    expect(journal.state).toMatchObject({
      severity: 'A',
      status: 'in_progress',
      nonResponse: null,
    });
  });

  it('keeps the lower severity when the answer comes after a step', () => {
    const reply: ActDraft = { act: 'customer-reply', at: '2026-11-23T08:00:00.000Z' };
    const { journal } = lived(critical(), [ask, reply], LATER);
    expect(journal.state).toMatchObject({ severity: 'B', nonResponse: null });
  });

  it('gets the severity restored by an answer that is reported late, with corrections', () => {
    const reply: ActDraft = {
      act: 'customer-reply',
      at: '2026-11-23T06:00:00.000Z',
      arrives: '2026-11-23T09:00:00.000Z',
    };
    const { story, journal } = lived(critical(), [ask, reply], LATER);
    expect(after(story, 4)).toEqual([
      'case.severity.downgraded 2026-11-23T06:30:00.000Z',
      'case.customer.replied 2026-11-23T06:00:00.000Z',
      // Support owed its next word from the answer on.
      'case.sla.warning 2026-11-23T07:30:00.000Z',
      'case.sla.breached 2026-11-23T08:00:00.000Z',
      'case.sla.corrected 2026-11-23T06:00:00.000Z',
    ]);
    expect(journal.state).toMatchObject({ severity: 'A', nonResponse: null });
    expect(journal.events.at(-1)?.data).toMatchObject({
      withdrawn: [{ type: 'case.severity.downgraded', at: '2026-11-23T06:30:00.000Z' }],
    });
  });

  it('is timed from the first request, whoever asks again', () => {
    const again: ActDraft = { act: 'customer-request', at: '2026-11-23T05:00:00.000Z' };
    const { journal } = lived(critical(), [ask, again], '2026-11-23T06:30:00.000Z');
    expect(journal.state.severity).toBe('B');
  });

  it('is timed again from a request after an answer', () => {
    const acts: readonly ActDraft[] = [
      ask,
      { act: 'customer-reply', at: '2026-11-23T06:00:00.000Z' },
      { act: 'customer-request', at: '2026-11-23T06:10:00.000Z' },
    ];
    const { journal } = lived(critical(), acts, '2026-11-23T08:00:00.000Z');
    expect(journal.state).toMatchObject({
      severity: 'A',
      nonResponse: { dueAt: Date.parse('2026-11-23T10:10:00.000Z') },
    });
  });

  it('has the time of a severity that an agent sets in the meantime, from where the step began', () => {
    const change: ActDraft = {
      act: 'severity',
      severity: 'B',
      reason: 'impact-changed',
      businessImpact: null,
      at: '2026-11-23T03:00:00.000Z',
    };
    const { journal } = lived(critical(), [ask, change], '2026-11-23T03:00:00.000Z');
    expect(journal.state.nonResponse).toMatchObject({
      severity: 'B',
      dueAt: Date.parse('2026-11-24T02:30:00.000Z'),
    });
  });

  it('is no longer waited for once the case is closed', () => {
    const close: ActDraft = {
      act: 'close',
      outcome: 'withdrawn',
      chargeCredit: null,
      at: '2026-11-23T03:00:00.000Z',
    };
    const { story, journal } = lived(critical(), [ask, close], '2026-12-01T00:00:00.000Z');
    expect(after(story, 3)).toEqual(['case.closed 2026-11-23T03:00:00.000Z']);
    expect(journal.state.nonResponse).toBeNull();
  });
});

describe('a request to the customer that was a mistake', () => {
  const withdraw: ActDraft = {
    act: 'withdraw-request',
    request: 'act-0',
    at: '2026-11-23T02:40:00.000Z',
  };

  it('is undone completely: the clock that it met runs again, with corrections', () => {
    const { journal, story } = lived(critical(), [ask, withdraw], '2026-11-23T02:40:00.000Z');
    expect(journal.state).toMatchObject({
      status: 'open',
      nonResponse: null,
      clocks: [{ state: 'running', metAt: null, dueAt: Date.parse('2026-11-23T03:00:00.000Z') }],
    });
    expect(after(story, 1)).toEqual([
      'case.customer.asked 2026-11-23T02:30:00.000Z',
      'case.sla.met 2026-11-23T02:30:00.000Z',
      'case.request.withdrawn 2026-11-23T02:40:00.000Z',
      'case.sla.corrected 2026-11-23T02:40:00.000Z',
    ]);
  });

  it('undoes what non-response has done by then', () => {
    const late = { ...withdraw, at: '2026-11-23T07:00:00.000Z' };
    const { journal } = lived(critical(), [ask, late], '2026-11-23T07:00:00.000Z');
    expect(journal.state).toMatchObject({ severity: 'A', breached: true, nonResponse: null });
    const corrected = ofType(journal.events, 'case.sla.corrected');
    expect(corrected.flatMap(({ data }) => data.withdrawn)).toMatchObject([
      { type: 'case.sla.met' },
      { type: 'case.severity.downgraded' },
    ]);
  });

  it('cannot be withdrawn if no request is open', () => {
    const { refusals } = lived(critical(), [{ ...withdraw, request: 'nothing' }], LATER);
    expect(refusals).toEqual([{ code: 'nothing-asked' }]);
  });
});
