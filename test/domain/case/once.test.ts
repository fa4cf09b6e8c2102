import { describe, expect, it } from 'vitest';
import { CaseJournal } from '../../../domain/case/journal.ts';
import {
  caseFile,
  commitment,
  HOUR,
  hoursAfter,
  OPENED_AT,
  responseAt,
} from '../../support/case-file.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { ofType } from '../../support/of-type.ts';
import { accept } from '../../support/recorded.ts';
import { wholeCase } from '../../support/whole-case.ts';
import { rows } from '../../support/promises.ts';

function storyOf(acts: readonly ActDraft[], until: number, quietBefore = OPENED_AT) {
  const file = wholeCase({ openedAt: OPENED_AT, quietBefore, nonResponse: null });
  const { journal } = lived(file, acts, hoursAfter(until));
  return journal.events.map(({ key }) => key).filter((key) => key.startsWith('resolution'));
}

const pause = (arrives: number): ActDraft[] => [
  { act: 'customer-request', at: hoursAfter(0.5), arrives: hoursAfter(arrives) },
  { act: 'customer-reply', at: hoursAfter(1.5), arrives: hoursAfter(arrives) },
];

describe('what was recorded once', () => {
  it('is not recorded again when an act that is reported late moves it', () => {
    const keys = storyOf(pause(2.5), 4.9);
    expect(keys.filter((key) => key === 'resolution:1:50')).toHaveLength(1);
  });

  it('is alerted if it was quiet before', () => {
    // The pause moves the warning of half the time from two hours after the opening to three.
    const keys = storyOf(pause(2.5), 4.9, OPENED_AT + 2.2 * HOUR);
    expect(keys.filter((key) => key === 'resolution:1:50')).toHaveLength(2);
  });

  it('as quiet is not expected again when another severity moves it', () => {
    // At A half of the time is over after two hours, at B after eight.
    const lower: ActDraft = {
      act: 'severity',
      severity: 'B',
      reason: 'impact-changed',
      businessImpact: null,
      at: hoursAfter(2.1),
    };
    const quietBefore = OPENED_AT + 2.2 * HOUR;
    expect(storyOf([lower], 8.1, quietBefore)).toEqual(['resolution:1:50']);
    const file = wholeCase({ openedAt: OPENED_AT, quietBefore, nonResponse: null });
    const { clocks } = lived(file, [lower], hoursAfter(8.1)).journal.state;
    const resolution = clocks.find(({ metric }) => metric === 'resolution');
    expect(resolution?.warnings[0]).toEqual({
      percent: 50,
      beforeMinutes: null,
      at: OPENED_AT + 2 * HOUR,
      sent: false,
    });
  });
});

describe('an escalation that somebody acknowledges at its first level', () => {
  it('goes no further, even if it had reached the second level by then', () => {
    const answer: ActDraft = { act: 'response', at: hoursAfter(0.1) };
    const file = wholeCase({ openedAt: OPENED_AT });
    const reached = { act: 'acknowledge', level: 1, at: hoursAfter(5.2) } as const;
    const { journal, refusals } = lived(file, [answer, reached], hoursAfter(30));
    expect(refusals).toEqual([]);
    const levels = ofType(journal.events, 'case.escalated');
    expect(levels.map(({ data }) => data.level)).toEqual([1, 2]);
    expect(journal.state.clocks[1]).toMatchObject({ state: 'breached' });
  });
});

const minute = (n: number) => OPENED_AT + n * 60_000;

describe('a warning that was sent', () => {
  it('stays sent if another journal continues and an act comes before it has advanced', () => {
    const journal = new CaseJournal(caseFile());
    journal.advance(minute(50));
    const revived = new CaseJournal(journal.file, structuredClone(journal.carry()));
    revived.accept(responseAt(10));
    revived.advance(minute(51));
    expect(revived.state.clocks[0]?.warnings[0]?.sent).toBe(true);
  });

  it('stays sent if a late act moves it into the quiet time', () => {
    const commitments = rows({
      A: { first_response: commitment() },
      B: { first_response: commitment({ target: { minutes: 240 }, rule: 'technical-b' }) },
    });
    const request = { ...caseFile().request, severity: 'B' } as const;
    const journal = new CaseJournal(caseFile({ commitments, request, quietBefore: minute(100) }));
    journal.advance(minute(180));
    expect(journal.state.clocks[0]?.warnings[0]?.sent).toBe(true);
    accept(journal, {
      id: 'raised',
      act: 'severity',
      at: minute(5),
      by: 'Ada',
      note: null,
      severity: 'A',
      reason: 'impact-changed',
      businessImpact: null,
    });
    journal.advance(minute(181));
    expect(journal.state.clocks[0]?.warnings[0]?.sent).toBe(true);
  });
});
