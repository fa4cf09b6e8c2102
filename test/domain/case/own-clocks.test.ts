import { describe, expect, it } from 'vitest';
import { BUILT_IN_RULES } from '../../../domain/case/metric.ts';
import type { CaseFile, Commitment, MetricRule } from '../../../domain/case/types.ts';
import { nextText } from '../../../domain/text/next-text.ts';
import { newestZoneData } from '../../../domain/time/zone.ts';
import { explanationText } from '../../../domain/view/explanation-text.ts';
import { explanationView } from '../../../domain/view/explanation-view.ts';
import { caseFile, commitment, hoursAfter } from '../../support/case-file.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { office } from '../time/calendars.ts';
import { rows } from '../../support/promises.ts';
import { keepCalendars } from '../../../domain/offering/kept-calendars.ts';

const TRIAGE: MetricRule = {
  id: 'triage',
  name: { en: 'triage' },
  audience: 'team',
  starts: [{ on: 'opened' }],
  ends: [{ on: 'answered' }, { on: 'acknowledged' }],
};
const HANDOVER: MetricRule = {
  id: 'handover',
  name: { en: 'handover' },
  audience: 'customer',
  starts: [{ on: 'ended', clock: 'triage' }],
  ends: [{ on: 'solved' }],
};

const day = (own: Partial<Commitment> = {}) =>
  commitment({ rule: 'day', target: { minutes: 1_440 }, warnings: [], ...own });

/** A first response within a day, and triage within an hour. */
function fileOf(triage: Partial<Commitment> = {}): CaseFile {
  return caseFile({
    metrics: [...BUILT_IN_RULES, TRIAGE, HANDOVER],
    commitments: rows({
      A: {
        first_response: day(),
        acknowledgement: day({ target: { minutes: 30 } }),
        triage: day({ target: { minutes: 60 }, ...triage }),
        handover: day(),
      },
    }),
  });
}

const taken = (hours: number): ActDraft => ({
  act: 'acknowledge',
  level: null,
  at: hoursAfter(hours),
});

function after(hours: number, acts: readonly ActDraft[] = [], triage: Partial<Commitment> = {}) {
  return lived(fileOf(triage), acts, hoursAfter(hours));
}

const states = ({ journal }: ReturnType<typeof after>) =>
  Object.fromEntries(journal.state.clocks.map(({ metric, state }) => [metric, state]));

/** What there is to do, with triage within ten minutes. */
function todo(hours: number): string {
  const { state } = after(hours, [], { target: { minutes: 10 } }).journal;
  const now = Date.parse(hoursAfter(hours));
  return nextText(
    { file: fileOf(), state },
    { locale: 'en', timeZone: 'UTC' },
    { accountZone: 'UTC', now },
  );
}

describe('clocks of an offering’s own', () => {
  it('start and end by what the offering says, and start others by their ends', () => {
    expect(states(after(0.1))).toEqual({
      first_response: 'running',
      acknowledgement: 'running',
      triage: 'running',
    });
    expect(states(after(0.4, [taken(0.4)]))).toEqual({
      first_response: 'running',
      acknowledgement: 'met',
      triage: 'met',
      handover: 'running',
    });
  });

  it('start nothing by their ends where they time nothing', () => {
    const acts: readonly ActDraft[] = [{ act: 'response', at: hoursAfter(0.4) }];
    expect(states(after(0.5, acts))).toMatchObject({ triage: 'met', handover: 'running' });
    const unpromised = states(after(0.5, acts, { target: null }));
    expect(unpromised).not.toHaveProperty('handover');
  });

  it('of a team count for nothing that the customer is promised', () => {
    const { state } = after(2, [taken(0.4)]).journal;
    const late = after(2, [{ act: 'response', at: hoursAfter(1.5) }]).journal.state;
    expect(state.breached).toBe(false);
    expect(late.clocks.find(({ metric }) => metric === 'triage')?.state).toBe('breached');
    const running = after(0.1, [], { target: { minutes: 10 } }).journal.state;
    expect(running.next?.what).toBe('triage.breach');
    expect(running.nextDueAt).toBe(Date.parse(hoursAfter(0.5)));
  });

  it('of a team are missing from the explanation for the customer, with the notes on their calendars', () => {
    const file = {
      ...fileOf({ calendar: 'desk' }),
      calendars: keepCalendars({
        desk: { id: 'desk', version: 1, zoneData: newestZoneData(), ...office() },
      }),
      notes: [{ code: 'holidays-unknown', calendar: 'desk', detail: 'Of the desk.' }],
    };
    const { state } = lived(file, [], hoursAfter(2)).journal;
    const text = explanationText({ file, state }, { locale: 'en' });
    expect(text).toContain('first response');
    expect(text).not.toMatch(/triage|desk/);
    expect(explanationView({ file, state }).notes).toHaveLength(1);
  });

  it('of a team are to be done now once they are late, after what the customer was promised', () => {
    expect(todo(0.25)).toMatch(/^The internal triage is still outstanding\. /);
    expect(todo(1)).toMatch(/^Take the case now\. /);
  });

  it('are taken once: nothing is left to acknowledge then', () => {
    expect(after(1, [taken(0.4), taken(0.5)]).refusals).toEqual([
      { code: 'nothing-to-acknowledge', level: null, reached: 0 },
    ]);
  });
});

describe('an escalation that repeats', () => {
  const repeating = {
    escalations: [
      { level: 1, name: 'duty', afterMinutes: 0 },
      { level: 2, name: 'head', afterMinutes: 30, repeat: { everyMinutes: 60, times: 2 } },
    ],
  };
  const keys = (acts: readonly ActDraft[]) =>
    after(20, acts, repeating)
      .journal.events.filter(({ type }) => type === 'case.escalated')
      .map(({ key, at }) => `${key} ${(at - Date.parse(hoursAfter(0))) / 3_600_000}`);

  it('reaches its last level again, so often', () => {
    expect(keys([])).toEqual([
      'triage:1:level-1 1',
      'triage:1:level-2 1.5',
      'triage:1:level-2-2 2.5',
      'triage:1:level-2-3 3.5',
    ]);
  });

  it('stops when somebody has taken the case', () => {
    expect(keys([taken(2)])).toHaveLength(2);
  });
});
