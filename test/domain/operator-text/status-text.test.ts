import { describe, expect, it } from 'vitest';
import type { CaseCredit } from '../../../domain/case/case-state.ts';
import { statusText } from '../../../domain/operator-text/status-text.ts';
import { caseFile, hoursAfter, OPENED_AT } from '../../support/case-file.ts';
import { exampleCatalogue } from '../../support/catalogues.ts';
import { CRITICAL_TICKET } from '../../support/critical-ticket.ts';
import { foldedAt } from '../../support/folded.ts';
import { drafted, IN_CHINA } from '../../support/drafted.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { wholeCase } from '../../support/whole-case.ts';

const file = caseFile();
const { state } = foldedAt(file, [], OPENED_AT);

it.each<[CaseCredit['status'], boolean, string]>([
  ['reserved', false, 'A credit of pack_a is held.'],
  ['charged', false, 'A credit of pack_a was charged.'],
  ['returned', false, 'The credit of pack_a was returned.'],
  ['returned', true, 'The credit of pack_a was returned; the pack has expired.'],
  ['missing', false, 'The credit of pack_a was returned earlier, and none was left.'],
])('a credit that is %s, of a pack that has expired: %s, reads "%s"', (status, expired, text) => {
  const credit = { pack: 'pack_a', status, at: OPENED_AT, expired };
  expect(
    statusText(file, { ...state, credit })
      .split('\n\n')
      .at(-1),
  ).toBe(text);
});

const answer = (at: string): ActDraft => ({ act: 'response', at });

describe('a follow-up', () => {
  const OPENED = '2026-11-23T02:00:00.000Z';
  const vianet = drafted(OPENED, { request: { offering: '21vianet' }, account: IN_CHINA });
  const first = answer('2026-11-23T02:30:00.000Z');

  const linesOf = (acts: readonly ActDraft[], until: string) =>
    statusText(vianet, lived(vianet, acts, until).journal.state).split('\n\n');

  it('is announced before support has spoken', () => {
    expect(linesOf([], OPENED)).toContain('The follow-up is timed from the first answer on.');
  });

  it('says what to do once it was breached, and how often that happened before', () => {
    const again = answer('2026-11-23T05:00:00.000Z');
    expect(linesOf([first, again], '2026-11-23T08:00:00.000Z')).toContain(
      '**BREACHED**: the follow-up was due 2026-11-23 15:00:00 (+08:00) and has not come. Tell the customer now how things stand, and record it with `respond`. An earlier one was breached.',
    );
  });

  it('is shown once, however often support has spoken', () => {
    const acts = Array.from({ length: 30 }, () => first);
    const followUps = linesOf(acts, '2026-11-23T02:40:00.000Z').filter((line) =>
      line.startsWith('Follow-up'),
    );
    expect(followUps).toEqual(['Follow-up due 2026-11-23 12:30:00 (+08:00).']);
  });
});

describe('a clock of a team that was breached', () => {
  const OPENED = '2026-11-23T08:00:00.000Z';
  const ticket = drafted(OPENED, { catalogue: exampleCatalogue(), request: CRITICAL_TICKET });

  it('is named as internal, with who was notified and what ends it', () => {
    const { state: late } = lived(ticket, [], '2026-11-23T08:06:00.000Z').journal;
    expect(statusText(ticket, late).split('\n\n')).toContain(
      '**BREACHED**: the internal triage was due 2026-11-23 09:05:00 (+01:00) and has not come. Escalated to Lead of the service desk (level 1). Take the case now, and record it with `acknowledge`.',
    );
  });
});

const lines = (acts: readonly ActDraft[], until: string) =>
  statusText(file, lived(file, acts, until).journal.state).split('\n\n');

describe('a wait for another than the customer', () => {
  const whole = wholeCase({ openedAt: OPENED_AT });
  const told = (acts: readonly ActDraft[], until: string) =>
    statusText(whole, lived(whole, acts, until).journal.state);
  const answered = answer(hoursAfter(0.5));
  const wait: ActDraft = { act: 'wait', kind: 'vendor', at: hoursAfter(1) };

  it('is told with what stands still for it, when support is reminded, and how it ends', () => {
    const text = told([answered, wait], hoursAfter(1.5));
    expect(text).toMatch(/^\*\*waiting\*\* · severity A/);
    expect(text).toContain(
      'The clock for the resolution has been paused since 2026-03-02 17:00:00 (+08:00): support is waiting for the vendor.',
    );
    expect(text).toContain(
      'Waiting for **the vendor** since 2026-03-02 17:00:00 (+08:00), recorded by Ada; standing still for it: resolution. Reminders: 2026-03-02 18:00:00 (+08:00), 2026-03-02 19:00:00 (+08:00). End the wait with `endWait`.',
    );
    expect(text).toContain('Support has to act');
  });

  it('leaves nobody here to act once every clock stands still', () => {
    const asked: ActDraft = { act: 'customer-request', at: hoursAfter(1.25) };
    expect(told([answered, wait, asked], hoursAfter(1.5))).toContain(
      'support is waiting for the vendor and the customer.',
    );
    const { journal } = lived(caseFile({ waits: whole.waits }), [answered, wait], hoursAfter(1.5));
    expect(statusText(journal.file, journal.state)).toContain('Nobody here has to act');
  });
});

describe('the people of a case', () => {
  const WITH = 'contact Li Wei, li.wei@contoso.example, +86 10 5550 0100 · reference INC-10045';
  const assigned: ActDraft = { act: 'update', at: hoursAfter(0.5), changes: { assignee: 'Ada' } };

  it('are who has to act, who is assigned, and the contact, below the severity by its name', () => {
    expect(lines([assigned], hoursAfter(0.5)).slice(0, 2)).toEqual([
      '**open** · severity A (critical) · Contoso · Mail flow is down',
      `Support has to act · assigned to Ada · ${WITH}`,
    ]);
  });

  it('are nobody where nobody is assigned to a breach', () => {
    const [, people, breach] = lines([], hoursAfter(1));
    expect(people).toBe(`Support has to act · **nobody is assigned** · ${WITH}`);
    expect(breach).toContain('Answer now, and record it with `respond`.');
  });

  it('are the customer who was asked', () => {
    const asked: ActDraft = { act: 'customer-request', at: hoursAfter(0.5) };
    expect(lines([asked], hoursAfter(0.5))[1]).toBe(`The customer has to act · ${WITH}`);
  });

  it('are told with instants at the offset of the deadline', () => {
    const late = lines([answer(hoursAfter(1.5))], hoursAfter(2));
    expect(late).toContain(
      '**BREACHED**: the first response was due 2026-03-02 17:00:00 (+08:00) and came late, at 2026-03-02 17:30:00 (+08:00).',
    );
    const closed = lines(
      [{ act: 'close', at: hoursAfter(0.5), outcome: 'solved', chargeCredit: null }],
      hoursAfter(1),
    );
    expect(closed).toContain(
      'Closed as solved by Ada at 2026-03-02 16:30:00 (+08:00); can be reopened until 2026-03-16 16:30:00 (+08:00).',
    );
  });
});
