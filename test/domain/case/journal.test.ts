import { describe, expect, it } from 'vitest';
import { CaseJournal } from '../../../domain/case/journal.ts';
import type { Act, CaseFile } from '../../../domain/case/types.ts';
import {
  caseFile,
  closeAt,
  DAY,
  firstResponse,
  HOUR,
  MINUTE,
  OPENED_AT,
  responseAt,
} from '../../support/case-file.ts';
import { accept } from '../../support/recorded.ts';
import { wholeCase } from '../../support/whole-case.ts';

const minute = (n: number) => OPENED_AT + n * MINUTE;

/** Lives a case: at each step the clock is moved, then the acts arrive. */
function live(
  steps: readonly { minute: number; acts?: readonly Act[] }[],
  file: CaseFile = caseFile(),
) {
  const journal = new CaseJournal(file);
  let last = journal.advance(OPENED_AT);
  for (const step of steps) {
    last = journal.advance(minute(step.minute));
    for (const act of step.acts ?? []) {
      accept(journal, act);
      last = journal.advance(minute(step.minute));
    }
  }
  const types = journal.events.map((event) => event.type);
  return { journal, last, types, clock: journal.state.clocks[0]! };
}

describe('a case that nobody answers', () => {
  it('waits first for its warning, then for its deadline, then for nothing', () => {
    expect(live([]).last.wakeup?.at).toBe(minute(45));
    expect(live([{ minute: 45 }]).last.wakeup?.at).toBe(minute(60));
    expect(live([{ minute: 60 }]).last.wakeup).toBeNull();
  });

  it('is warned at 75 % and breached at its deadline, each recorded once with that instant', () => {
    const { journal, clock } = live([
      { minute: 45 },
      { minute: 60 },
      { minute: 61 },
      { minute: 500 },
    ]);
    expect(journal.events.map((event) => [event.seq, event.type, event.at])).toEqual([
      [1, 'case.opened', OPENED_AT],
      [2, 'case.sla.warning', minute(45)],
      [3, 'case.sla.breached', minute(60)],
    ]);
    expect(clock).toMatchObject({ state: 'breached', breachedAt: minute(60), metAt: null });
    expect(journal.state).toMatchObject({ breached: true, nextDueAt: null, status: 'open' });
  });

  it('is breached at the deadline itself, however late that is noticed', () => {
    const { clock, types } = live([{ minute: 10_000 }]);
    expect(clock.breachedAt).toBe(minute(60));
    expect(types).toEqual(['case.opened', 'case.sla.warning', 'case.sla.breached']);
  });
});

describe('a response', () => {
  it('before the deadline meets the clock and ends its wakeups', () => {
    const { clock, last, types, journal } = live([
      { minute: 20, acts: [responseAt(20)] },
      { minute: 600 },
    ]);
    expect(clock).toMatchObject({ state: 'met', metAt: minute(20), breachedAt: null });
    expect(last.wakeup).toBeNull();
    expect(types).toEqual(['case.opened', 'case.responded', 'case.sla.met']);
    expect(journal.state.status).toBe('in_progress');
  });

  it('at the very instant of the deadline meets it', () => {
    expect(live([{ minute: 60, acts: [] }]).clock.state).toBe('breached');
    const journal = new CaseJournal(caseFile());
    accept(journal, responseAt(60));
    journal.advance(minute(60));
    expect(journal.state.clocks[0]).toMatchObject({ state: 'met', breachedAt: null });
  });

  it('a millisecond after the deadline is late: the clock stays breached and gains metAt', () => {
    const late = { ...responseAt(60), at: minute(60) + 1 };
    const { clock, types } = live([{ minute: 61, acts: [late] }]);
    expect(clock).toMatchObject({
      state: 'breached',
      breachedAt: minute(60),
      metAt: minute(60) + 1,
    });
    expect(types.at(-1)).toBe('case.sla.met_late');
  });

  it('that is not the first is recorded and changes no clock', () => {
    const { clock, types } = live([{ minute: 30, acts: [responseAt(20), responseAt(30)] }]);
    expect(clock.metAt).toBe(minute(20));
    expect(types).toEqual(['case.opened', 'case.responded', 'case.sla.met', 'case.responded']);
  });

  it('sent twice is one response', () => {
    const { types } = live([{ minute: 20, acts: [responseAt(20), responseAt(20)] }]);
    expect(types.filter((type) => type === 'case.responded')).toHaveLength(1);
  });
});

describe('an act that is reported late', () => {
  it('withdraws a breach that has lost its cause, and keeps both in the timeline', () => {
    const { clock, journal, types } = live([{ minute: 90, acts: [responseAt(50)] }]);
    expect(clock).toMatchObject({ state: 'met', metAt: minute(50), breachedAt: null });
    expect(journal.state.breached).toBe(false);
    expect(types).toEqual([
      'case.opened',
      'case.sla.warning',
      'case.sla.breached',
      'case.responded',
      'case.sla.met',
      'case.sla.corrected',
    ]);
    expect(journal.events.at(-1)?.data).toMatchObject({
      withdrawn: [{ type: 'case.sla.breached', at: new Date(minute(60)).toISOString() }],
    });
  });

  it('does not unsend a warning', () => {
    const { clock } = live([{ minute: 50, acts: [responseAt(10)] }]);
    expect(clock.warnings).toEqual([
      { percent: 75, beforeMinutes: null, at: minute(45), sent: true },
    ]);
  });

  it('moves metAt to the earliest response and records it', () => {
    const { clock, types } = live([{ minute: 40, acts: [responseAt(40), responseAt(15)] }]);
    expect(clock.metAt).toBe(minute(15));
    expect(types.slice(-3)).toEqual(['case.responded', 'case.sla.met', 'case.sla.corrected']);
  });

  it('records a withdrawn verdict again under a new key, so that it is sent', () => {
    const { journal } = live([{ minute: 40, acts: [responseAt(40), responseAt(15)] }]);
    const keys = journal.events.filter((event) => event.type === 'case.sla.met').map((e) => e.key);
    expect(keys).toEqual(['first_response:1:met', 'first_response:1:met:2']);
  });
});

describe('closing', () => {
  it('as solved counts as the response of a case nobody answered', () => {
    const { clock, journal } = live([{ minute: 30, acts: [closeAt(30, 'solved')] }]);
    expect(clock).toMatchObject({ state: 'met', metAt: minute(30) });
    expect(journal.state).toMatchObject({ status: 'closed', nextDueAt: null });
  });

  it.each(['unresolved', 'withdrawn'] as const)('as %s cancels the clock', (outcome) => {
    const { clock, types } = live([{ minute: 30, acts: [closeAt(30, outcome)] }, { minute: 90 }]);
    expect(clock).toMatchObject({ state: 'cancelled', metAt: null, breachedAt: null });
    expect(types).toEqual(['case.opened', 'case.closed']);
  });

  it('leaves a breach standing', () => {
    const { clock, journal } = live([{ minute: 70, acts: [closeAt(70, 'withdrawn')] }]);
    expect(clock).toMatchObject({ state: 'breached', breachedAt: minute(60), metAt: null });
    expect(journal.state.breached).toBe(true);
  });

  it('cancels every wakeup except the last moment to reopen, 14 days later (zammad#4353, #904)', () => {
    const { last, journal } = live([{ minute: 30, acts: [closeAt(30)] }]);
    expect(last.wakeup?.at).toBe(minute(30) + 14 * DAY);
    expect(journal.advance(minute(30) + 14 * DAY - 1).over).toBe(false);
    expect(journal.advance(minute(30) + 14 * DAY)).toMatchObject({
      over: true,
      wakeup: null,
      events: [],
    });
  });

  it('refuses acts from then on, by their own instant', () => {
    const { journal } = live([{ minute: 30, acts: [closeAt(30)] }]);
    expect(journal.refusalFor(responseAt(31))).toEqual({
      code: 'case-closed',
      closedAt: minute(30),
    });
    expect(journal.refusalFor(responseAt(30))).toEqual({
      code: 'case-closed',
      closedAt: minute(30),
    });
    expect(journal.refusalFor(responseAt(29))).toBeNull();
  });

  it('happens once: a second close is refused, whatever its instant', () => {
    const { journal } = live([{ minute: 30, acts: [closeAt(30)] }]);
    expect(journal.refusalFor(closeAt(20))).toMatchObject({ code: 'case-closed' });
    expect(journal.refusalFor(closeAt(40))).toMatchObject({ code: 'case-closed' });
  });

  it('is possible for a case that has reached its limit of acts', () => {
    const { journal } = live([]);
    for (let n = 0; n < 1000; n += 1) journal.accept(responseAt(10, `response-${n}`));
    journal.advance(minute(10));
    expect(journal.refusalFor(responseAt(11))).toEqual({ code: 'too-many-acts', most: 1000 });
    expect(journal.refusalFor(closeAt(11))).toBeNull();
  });

  it('reported late withdraws a breach that came after it', () => {
    const { clock, types } = live([{ minute: 90, acts: [closeAt(50, 'withdrawn')] }]);
    expect(clock).toMatchObject({ state: 'cancelled', breachedAt: null });
    expect(types.at(-1)).toBe('case.sla.corrected');
  });
});

describe('opening', () => {
  it('in the past records what has fallen due since, with its own instants', () => {
    const { journal } = live([{ minute: 50 }]);
    expect(journal.events[1]).toMatchObject({
      type: 'case.sla.warning',
      at: minute(45),
      quiet: false,
    });
    expect(journal.state.nextDueAt).toBe(minute(60));
  });

  it('records quietly what fell due before quietBefore', () => {
    const { journal, clock } = live([{ minute: 90 }], caseFile({ quietBefore: minute(60) }));
    expect(journal.events.map((event) => event.quiet)).toEqual([true, true, false]);
    expect(clock.warnings[0]?.sent).toBe(false);
  });

  it('alerts nobody about a correction of something quiet', () => {
    const quiet = caseFile({ quietBefore: minute(80) });
    const { journal } = live([{ minute: 90, acts: [responseAt(50)] }], quiet);
    expect(journal.events.at(-1)).toMatchObject({ type: 'case.sla.corrected', quiet: true });
  });

  it('refuses acts from before it', () => {
    const { journal } = live([]);
    expect(journal.refusalFor({ ...responseAt(0), at: OPENED_AT - 1 })).toMatchObject({
      code: 'instant-before-opening',
    });
    expect(journal.refusalFor(responseAt(0))).toBeNull();
  });

  it('without a commitment times nothing, and still accepts responses', () => {
    const file = caseFile({ commitments: firstResponse({ target: null }) });
    const { clock, last, types } = live([{ minute: 9, acts: [responseAt(9)] }], file);
    expect(clock).toMatchObject({ state: 'none', metAt: null });
    expect(last.wakeup).toBeNull();
    expect(types).toEqual(['case.opened', 'case.responded']);
  });

  it('keeps a deadline that is too far away for a JavaScript timer', () => {
    const target = { minutes: 9000 * 60 };
    const { last } = live([], caseFile({ commitments: firstResponse({ target, warnings: [] }) }));
    expect(last.wakeup?.at).toBe(OPENED_AT + 9000 * HOUR);
  });
});

describe('several corrections at once', () => {
  const file = wholeCase({ openedAt: OPENED_AT, nonResponse: null });

  function corrected(isCarried: boolean) {
    let journal = new CaseJournal(file);
    for (const at of [0, 60, 240]) journal.advance(minute(at));
    accept(journal, responseAt(59));
    journal.advance(minute(250));
    if (isCarried) journal = new CaseJournal(file, journal.carry());
    accept(journal, closeAt(30));
    return journal
      .advance(minute(260))
      .events.flatMap(({ type, data }) => (type === 'case.sla.corrected' ? [data.metric] : []));
  }

  it('are in the order in which the corrected events were recorded, not by their instants', () => {
    // The first response at minute 59 was recorded after the resolution had been breached at 240.
    expect(corrected(false)).toEqual(['resolution', 'first_response', 'follow_up']);
  });

  it('are in that order even if the case has continued as new', () => {
    expect(corrected(true)).toEqual(corrected(false));
  });
});
