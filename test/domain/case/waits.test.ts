import { describe, expect, it } from 'vitest';
import { expectedEvents } from '../../../domain/case/expected-events.ts';
import { openBreach, waitingParty } from '../../../domain/case/who-acts.ts';
import type { CaseFile } from '../../../domain/case/types.ts';
import { caseFile, commitment, HOUR, hoursAfter, OPENED_AT } from '../../support/case-file.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { newestZoneData } from '../../../domain/time/zone.ts';
import { daily } from '../time/calendars.ts';
import { clockOf } from './lighthouse.ts';
import { rows } from '../../support/promises.ts';
import { keepCalendars } from '../../../domain/offering/kept-calendars.ts';

const SOURCE = { document: '000', section: 'waits' };

const within = (hours: number, pausesOnCustomer = true) =>
  commitment({ target: { minutes: hours * 60 }, warnings: [], pausesOnCustomer });

/** A first response within 1 hour, a resolution within 8 hours at A and 16 hours at B. */
function opened(overrides: Partial<CaseFile> = {}): CaseFile {
  const first_response = commitment();
  return caseFile({
    commitments: rows({
      A: { first_response, resolution: within(8) },
      B: { first_response, resolution: within(16) },
      C: { first_response, resolution: within(24, false) },
    }),
    waits: [
      {
        kind: 'vendor',
        name: { en: 'the vendor' },
        pauses: ['resolution'],
        reminder: { target: { minutes: 120 }, calendar: null, repeats: 2 },
        source: SOURCE,
      },
      {
        kind: 'approval',
        name: { en: 'the approval' },
        pauses: ['resolution'],
        reminder: null,
        source: SOURCE,
      },
      { kind: 'team', name: { en: 'another team' }, pauses: [], reminder: null, source: SOURCE },
    ],
    ...overrides,
  });
}

const respond: ActDraft = { act: 'response', at: hoursAfter(0.5) };
const ask = (hours: number): ActDraft => ({ act: 'customer-request', at: hoursAfter(hours) });
const reply = (hours: number): ActDraft => ({ act: 'customer-reply', at: hoursAfter(hours) });
const wait = (hours: number, kind = 'vendor'): ActDraft => ({
  act: 'wait',
  kind,
  at: hoursAfter(hours),
});
const end = (hours: number): ActDraft => ({ act: 'end-wait', at: hoursAfter(hours) });
const change = (hours: number, severity: string): ActDraft => ({
  act: 'severity',
  severity,
  reason: 'correction',
  businessImpact: null,
  at: hoursAfter(hours),
});
const close = (hours: number): ActDraft => ({
  act: 'close',
  outcome: 'unresolved',
  chargeCredit: null,
  at: hoursAfter(hours),
});
const reopen = (hours: number): ActDraft => ({ act: 'reopen', at: hoursAfter(hours) });

const from = (begin: number, to: number, reason: string) => ({
  from: OPENED_AT + begin * HOUR,
  to: OPENED_AT + to * HOUR,
  reason,
});

describe('where waits for the customer and for another overlap', () => {
  it('time stands still once, for the one that began first and then for the other', () => {
    const life = lived(opened(), [ask(1), wait(2), reply(3), end(5)], hoursAfter(6));
    expect(clockOf(life, 'resolution')).toMatchObject({
      state: 'running',
      dueAt: OPENED_AT + 12 * HOUR,
      pauses: [from(1, 3, 'customer'), from(3, 5, 'vendor')],
    });
  });

  it('one that lies within the other adds nothing', () => {
    const life = lived(opened(), [wait(1), ask(2), reply(3), end(5)], hoursAfter(6));
    expect(clockOf(life, 'resolution').pauses).toEqual([from(1, 5, 'vendor')]);
  });

  it('a clock stands still since the first of them, while either goes on', () => {
    const life = lived(opened(), [wait(1), ask(2), end(3)], hoursAfter(4));
    expect(clockOf(life, 'resolution')).toMatchObject({
      state: 'paused',
      pausedSince: OPENED_AT + HOUR,
      pausedFor: ['customer'],
      pauses: [],
    });
  });
});

describe('the time that a case has waited', () => {
  it('is kept by kind when the severity changes to one that pauses on less (glpi#6902, glpi#15605)', () => {
    const acts = [ask(1), reply(2), wait(3), end(5), change(6, 'C'), change(7, 'B')];
    const atC = lived(opened(), acts.slice(0, 5), hoursAfter(6.5));
    expect(clockOf(atC, 'resolution')).toMatchObject({
      dueAt: OPENED_AT + (24 + 2) * HOUR,
      pauses: [from(3, 5, 'vendor')],
    });
    const atB = lived(opened(), acts, hoursAfter(8));
    expect(clockOf(atB, 'resolution')).toMatchObject({
      dueAt: OPENED_AT + (16 + 3) * HOUR,
      pauses: [from(1, 2, 'customer'), from(3, 5, 'vendor')],
    });
  });

  it('is kept over a reopening, with the time that the case was closed', () => {
    const file = opened({ resolutionOnReopening: 'resumes' });
    const life = lived(file, [wait(1), close(3), reopen(10)], hoursAfter(11));
    expect(clockOf(life, 'resolution')).toMatchObject({
      dueAt: OPENED_AT + 17 * HOUR,
      pauses: [from(1, 3, 'vendor'), from(3, 10, 'closed')],
    });
    expect(life.journal.state).toMatchObject({ wait: null, waitingFor: null });
  });

  it('does not save a deadline that had passed before it began', () => {
    const life = lived(opened(), [change(0.1, 'B'), wait(9), change(10, 'A')], hoursAfter(11));
    expect(clockOf(life, 'resolution')).toMatchObject({
      state: 'breached',
      breachedAt: OPENED_AT + 10 * HOUR,
      dueAt: OPENED_AT + 8 * HOUR,
    });
  });

  it('is moved by a wait that is reported late, which withdraws the breach', () => {
    const late: ActDraft = { ...wait(2), arrives: hoursAfter(9) };
    const life = lived(opened(), [respond, late], hoursAfter(10));
    expect(clockOf(life, 'resolution')).toMatchObject({ state: 'paused', breachedAt: null });
    expect(life.story).toContain(`case.sla.corrected ${hoursAfter(2)}`);
  });
});

const reminders = (acts: readonly ActDraft[]) =>
  lived(opened(), acts, hoursAfter(20)).story.filter((line) => line.includes('reminded'));
const reminderAt = (hours: number) => `case.wait.reminded ${hoursAfter(hours)}`;
const nextAt = (hours: number) =>
  lived(opened(), [respond, wait(1)], hoursAfter(hours)).journal.state.next;

describe('a wait for another', () => {
  it('is ended by the next one at its instant, so that no clock runs in between', () => {
    const acts = [wait(1), wait(2, 'approval'), end(4)];
    const life = lived(opened(), acts, hoursAfter(5));
    expect(clockOf(life, 'resolution').pauses).toEqual([
      from(1, 2, 'vendor'),
      from(2, 4, 'approval'),
    ]);
    expect(life.story.filter((line) => line.startsWith('case.wait.ended'))).toHaveLength(1);
  });

  it('lets clocks go on where the next one pauses nothing', () => {
    const life = lived(opened(), [wait(1), wait(2, 'team')], hoursAfter(3));
    expect(clockOf(life, 'resolution')).toMatchObject({
      state: 'running',
      dueAt: OPENED_AT + 9 * HOUR,
    });
    expect(life.journal.state).toMatchObject({ status: 'waiting', waitingFor: 'team' });
  });

  it('is not ended by a response', () => {
    const life = lived(opened(), [wait(0.25), respond], hoursAfter(1));
    expect(life.journal.state).toMatchObject({ status: 'waiting', waitingFor: 'vendor' });
    expect(clockOf(life, 'first_response').state).toBe('met');
  });

  it('reminds until it ends, as often as is said', () => {
    expect(reminders([wait(1)])).toEqual([reminderAt(3), reminderAt(5)]);
    expect(reminders([wait(1), end(4)])).toEqual([reminderAt(3)]);
    expect(reminders([wait(1), end(3)])).toEqual([]);
  });

  it('begins anew when support waits for the same again, and so do its reminders', () => {
    const { journal, story } = lived(opened(), [wait(1), wait(4)], hoursAfter(20));
    expect(journal.state.wait?.since).toBe(OPENED_AT + 4 * HOUR);
    expect(story.filter((line) => line.includes('reminded'))).toEqual(
      [3, 6, 8].map((hours) => `case.wait.reminded ${hoursAfter(hours)}`),
    );
  });

  it('has its reminders expected by whoever compares what was due with what was recorded', () => {
    const { journal } = lived(opened(), [wait(1)], hoursAfter(4));
    const expected = expectedEvents(journal.file, journal.state).filter(
      ({ what }) => what === 'case.wait.reminded',
    );
    expect(expected.map(({ at }) => (at - OPENED_AT) / HOUR)).toEqual([3, 5]);
    expect(journal.events.map(({ key }) => key)).toContain(expected[0]?.key);
  });

  it('is next when its reminder is, and nothing is next after the last', () => {
    expect(nextAt(2)).toEqual({ at: OPENED_AT + 3 * HOUR, what: 'wait.reminder' });
    expect(nextAt(6)).toBeNull();
  });
});

describe('who has to act while support waits for another', () => {
  it('is nobody here once every clock stands still', () => {
    const { state } = lived(opened(), [respond, wait(1)], hoursAfter(2)).journal;
    expect(waitingParty(state)).toBe('other');
  });

  it('is support as long as a clock goes on', () => {
    const unanswered = lived(opened(), [wait(0.25)], hoursAfter(0.5)).journal.state;
    expect(waitingParty(unanswered)).toBe('support');
    const unpaused = lived(opened(), [respond, wait(1, 'team')], hoursAfter(2)).journal.state;
    expect(waitingParty(unpaused)).toBe('support');
  });

  it('is the customer where both are waited for', () => {
    const { state } = lived(opened(), [wait(1), ask(2)], hoursAfter(3)).journal;
    expect(waitingParty(state)).toBe('customer');
  });

  it('a breach of what would stand still is nothing to act on, any other is', () => {
    const resolution = lived(opened(), [respond, wait(9)], hoursAfter(10)).journal.state;
    expect(resolution.breached).toBe(true);
    expect(openBreach(resolution)).toBeNull();
    const unanswered = lived(opened(), [wait(0.5)], hoursAfter(2)).journal.state;
    expect(openBreach(unanswered)?.metric).toBe('first_response');
  });
});

it('saves a deadline at the closing at which it begins, though another wait takes its place in the night', () => {
  const day = daily('UTC', ['09:00', '17:00']);
  const timed = { target: { businessMinutes: 60 }, calendar: 'day', warnings: [] };
  const file = opened({
    openedAt: Date.parse('2026-03-02T16:00:00.000Z'),
    calendars: keepCalendars({
      day: { ...day, id: 'day', version: 1, zoneData: newestZoneData() },
    }),
    commitments: rows({ A: { first_response: commitment(), resolution: commitment(timed) } }),
  });
  const acts: readonly ActDraft[] = [
    { act: 'wait', kind: 'vendor', at: '2026-03-02T17:00:00.000Z' },
    { act: 'wait', kind: 'approval', at: '2026-03-02T20:00:00.000Z' },
    { act: 'end-wait', at: '2026-03-03T09:30:00.000Z' },
  ];
  const { dueAt } = clockOf(lived(file, acts, '2026-03-03T09:30:00.000Z'), 'resolution');
  expect(dueAt).toBe(Date.parse('2026-03-03T09:30:00.000Z'));
});

it('stands still without a break where one wait begins at the instant at which another ends', () => {
  const acts = [ask(1), reply(3), wait(3), end(4)];
  const paused = lived(opened(), acts.slice(0, 3), hoursAfter(3.5));
  expect(clockOf(paused, 'resolution').pausedSince).toBe(OPENED_AT + HOUR);
  const { dueAt, pauses } = clockOf(lived(opened(), acts, hoursAfter(5)), 'resolution');
  expect(dueAt).toBe(OPENED_AT + 11 * HOUR);
  expect(pauses).toEqual([from(1, 3, 'customer'), from(3, 4, 'vendor')]);
});
