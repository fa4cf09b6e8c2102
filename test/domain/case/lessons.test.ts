import { describe, expect, it } from 'vitest';
import { CaseJournal } from '../../../domain/case/journal.ts';
import type { CaseFile } from '../../../domain/case/types.ts';
import { pausedRemainingMs } from '../../../domain/scheduling/remaining.ts';
import { HOUR, MINUTE, OPENED_AT } from '../../support/case-file.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { silencePolicy, wholeCase } from '../../support/whole-case.ts';
import { knownZone } from '../../../domain/time/zone.ts';

/**
 * What went wrong in established products over the life of a case, by the public report's own
 * number: each is a promise here. Those on time and calendars are in `test/domain/lessons.test.ts`.
 */

const after = (ms: number) => new Date(OPENED_AT + ms).toISOString();
const opened = (overrides: Partial<CaseFile> = {}) =>
  wholeCase({ openedAt: OPENED_AT, ...overrides });

const answer = (ms: number): ActDraft => ({ act: 'response', at: after(ms) });
const ask = (ms: number): ActDraft => ({ act: 'customer-request', at: after(ms) });
const reply = (ms: number): ActDraft => ({ act: 'customer-reply', at: after(ms) });
const close = (ms: number): ActDraft => ({
  act: 'close',
  outcome: 'solved',
  chargeCredit: null,
  at: after(ms),
});
const change = (severity: 'A' | 'B' | 'C', ms: number): ActDraft => ({
  act: 'severity',
  severity,
  reason: 'impact-changed',
  businessImpact: null,
  at: after(ms),
});

function resolutionOf({ state }: CaseJournal) {
  return state.clocks.findLast(({ metric }) => metric === 'resolution')!;
}

function keysOf(journal: CaseJournal, type: string): readonly string[] {
  return journal.events.filter((event) => event.type === type).map(({ key }) => key);
}

describe('over the life of a case', () => {
  it('closing while support waits for the customer measures the time without the pause (frappe/helpdesk#3776)', () => {
    const { journal } = lived(opened(), [ask(HOUR), close(3 * HOUR)], after(4 * HOUR));
    const { state, pauses, dueAt } = resolutionOf(journal);
    expect(state).toBe('met');
    expect(pauses).toEqual([
      { from: OPENED_AT + HOUR, to: OPENED_AT + 3 * HOUR, reason: 'customer' },
    ]);
    expect(dueAt).toBe(OPENED_AT + 6 * HOUR);
  });

  it('a change of severity keeps the time that was paused (glpi#6902, glpi#15605)', () => {
    const acts = [ask(HOUR), reply(3 * HOUR), change('B', 3.5 * HOUR)];
    const { journal } = lived(opened({ nonResponse: null }), acts, after(3.6 * HOUR));
    expect(resolutionOf(journal).dueAt).toBe(OPENED_AT + (16 + 2) * HOUR);
  });

  it('a change of severity in the middle of a pause keeps it too (glpi#6902)', () => {
    const acts = [ask(HOUR), change('B', 2 * HOUR), reply(3 * HOUR)];
    const { journal } = lived(opened({ nonResponse: null }), acts, after(3.6 * HOUR));
    expect(resolutionOf(journal).dueAt).toBe(OPENED_AT + (16 + 2) * HOUR);
  });

  it('the remaining time of a paused clock does not shrink (frappe/helpdesk#3776)', () => {
    const { journal } = lived(opened({ nonResponse: null }), [ask(HOUR)], after(50 * HOUR));
    const { target, startedAt, pauses, pausedSince } = resolutionOf(journal);
    const paused = { target, startedAt, pauses, pausedSince: pausedSince! };
    expect(pausedRemainingMs(paused, null, knownZone('UTC'))).toBe(3 * HOUR);
  });

  it('an escalation level fires once, however often the case is read (glpi#1996, glpi#2408)', () => {
    const journal = new CaseJournal(opened());
    for (let ms = 0; ms <= 12 * HOUR; ms += 5 * MINUTE) journal.advance(OPENED_AT + ms);
    expect(keysOf(journal, 'case.escalated')).toEqual([
      'resolution:1:level-1',
      'resolution:1:level-2',
      'resolution:1:level-3',
    ]);
  });

  it('what the system does by itself is not an answer to the customer (glpi#15870)', () => {
    const { journal } = lived(opened(), [ask(30 * MINUTE)], after(2 * 24 * HOUR));
    const { journal: unanswered } = lived(opened(), [], after(2 * 24 * HOUR));
    expect(keysOf(journal, 'case.customer.reminded').length).toBeGreaterThan(0);
    expect(
      journal.events.filter(({ type, actor }) => /met/.test(type) && actor === 'system'),
    ).toEqual([]);
    expect(unanswered.state.clocks.every(({ metAt }) => metAt === null)).toBe(true);
    expect(unanswered.state.status).toBe('open');
  });

  it('two reminders on one day stay separate (zammad#4348, zammad#4432)', () => {
    const acts = [ask(0), reply(3 * HOUR), ask(4 * HOUR), reply(7 * HOUR)];
    const { journal } = lived(opened(), acts, after(8 * HOUR));
    const reminders = journal.events.filter(({ type }) => type === 'case.customer.reminded');
    expect(reminders.map(({ at }) => at - OPENED_AT)).toEqual([2 * HOUR, 6 * HOUR]);
    expect(new Set(reminders.map(({ key }) => key)).size).toBe(2);
  });

  it('nothing is alerted after the close, whatever was due (zammad#4353, zammad#904, zammad#2949, libredesk#70)', () => {
    const { journal } = lived(
      opened(),
      [ask(10 * MINUTE), close(20 * MINUTE)],
      after(13 * 24 * HOUR),
    );
    expect(journal.events.filter(({ at }) => at > OPENED_AT + 20 * MINUTE)).toEqual([]);
    expect(journal.advance(OPENED_AT + 13 * 24 * HOUR).wakeup?.cause).toEqual({ what: 'end' });
  });

  it('no next response is due after the close (chatwoot#10178)', () => {
    const acts = [answer(MINUTE), reply(2 * MINUTE), close(3 * MINUTE)];
    const { journal } = lived(opened(), acts, after(24 * HOUR));
    const next = journal.state.clocks.find(({ metric }) => metric === 'next_response');
    expect(next).toMatchObject({ state: 'met', breachedAt: null });
    expect(keysOf(journal, 'case.sla.breached')).toEqual([]);
  });

  it('a breach carries its deadline, however late it is noticed (libredesk queries.sql)', () => {
    const journal = new CaseJournal(opened());
    journal.advance(OPENED_AT);
    journal.advance(OPENED_AT + 5 * HOUR + 17 * MINUTE);
    const breaches = journal.events.filter(({ type }) => type === 'case.sla.breached');
    expect(breaches.map(({ at }) => at - OPENED_AT)).toEqual([HOUR, 4 * HOUR]);
  });

  it('an escalation continues after an outage (oncall#1206, oncall#724)', () => {
    const journal = new CaseJournal(opened());
    journal.advance(OPENED_AT + 4.6 * HOUR);
    const revived = new CaseJournal(journal.file, structuredClone(journal.carry()));
    expect(revived.advance(OPENED_AT + 4.6 * HOUR).wakeup?.at).toBe(OPENED_AT + 5 * HOUR);
    revived.advance(OPENED_AT + 9 * HOUR);
    expect(keysOf(revived, 'case.escalated')).toEqual([
      'resolution:1:level-2',
      'resolution:1:level-3',
    ]);
  });

  it('non-response is timed by the policy under which the case was opened (frappe/helpdesk#2214)', () => {
    const file = opened();
    const policy = silencePolicy();
    const steps = { ...policy.steps, A: policy.steps['C']! };
    const changed = opened({ nonResponse: { ...policy, steps } });
    const end = after(5 * HOUR);
    expect(lived(file, [ask(0)], end).journal.state.severity).toBe('B');
    expect(lived(changed, [ask(0)], end).journal.state.severity).toBe('A');
  });
});
