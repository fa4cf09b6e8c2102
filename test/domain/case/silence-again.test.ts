import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, OPENED_AT } from '../../support/case-file.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { ofType } from '../../support/of-type.ts';
import { wholeCase } from '../../support/whole-case.ts';

const after = (ms: number) => new Date(OPENED_AT + ms).toISOString();
const file = wholeCase({ openedAt: OPENED_AT });
const ask = (ms: number, id: string): ActDraft => ({ act: 'customer-request', at: after(ms), id });

describe('several requests of one wait', () => {
  it('are withdrawn from the latest backwards, and the wait continues with the others', () => {
    const acts: ActDraft[] = [ask(30 * MINUTE, 'one'), ask(70 * MINUTE, 'two')];
    const { journal } = lived(file, acts, after(75 * MINUTE));
    expect(journal.state.nonResponse).toMatchObject({ request: 'two' });
    const withdrawn: ActDraft = { act: 'withdraw-request', request: 'two', at: after(80 * MINUTE) };
    const { journal: later } = lived(file, [...acts, withdrawn], after(90 * MINUTE));
    expect(later.state).toMatchObject({
      status: 'waiting_on_customer',
      breached: false,
      nonResponse: { request: 'one', askedAt: OPENED_AT + 30 * MINUTE },
    });
  });
});

describe('a case that is flagged for closing', () => {
  it('is timed again from when an agent raises its severity', () => {
    const raise: ActDraft = {
      act: 'severity',
      severity: 'A',
      reason: 'impact-changed',
      businessImpact: null,
      at: after(40 * HOUR),
    };
    const { journal } = lived(file, [ask(0, 'one'), raise], after(41 * HOUR));
    expect(journal.state).toMatchObject({
      severity: 'A',
      nonResponse: { flagged: false, since: OPENED_AT + 40 * HOUR, dueAt: OPENED_AT + 44 * HOUR },
    });
  });
});

describe('a verdict that was withdrawn and comes true again', () => {
  it('is recorded under a new key, so that everybody who got the correction gets it', () => {
    const acts: ActDraft[] = [
      { ...ask(10 * MINUTE, 'late'), arrives: after(90 * MINUTE) },
      { act: 'withdraw-request', request: 'late', at: after(100 * MINUTE) },
    ];
    const { journal } = lived(file, acts, after(110 * MINUTE));
    const breaches = journal.events.filter(({ type }) => type === 'case.sla.breached');
    expect(breaches.map(({ key, at }) => [key, at])).toEqual([
      ['first_response:1:breached', OPENED_AT + HOUR],
      ['first_response:1:breached:2', OPENED_AT + HOUR],
    ]);
    const corrected = ofType(journal.events, 'case.sla.corrected').at(-1);
    expect(corrected?.data.cause).toBe('withdrawn-request');
  });
});

describe('a sub-problem', () => {
  it('stays a child of its case when an earlier close is reported', () => {
    const acts: ActDraft[] = [
      { act: 'split', child: 'case_part', title: 'A part', at: after(HOUR) },
      {
        act: 'close',
        outcome: 'solved',
        chargeCredit: null,
        at: after(30 * MINUTE),
        arrives: after(2 * HOUR),
      },
    ];
    expect(lived(file, acts, after(3 * HOUR)).journal.state.children).toEqual(['case_part']);
  });
});
