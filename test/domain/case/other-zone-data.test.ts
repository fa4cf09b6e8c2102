import { describe, expect, it } from 'vitest';
import { CaseJournal } from '../../../domain/case/journal.ts';
import type { Act, CaseFile, ScheduleTable } from '../../../domain/case/types.ts';
import { schedulesWith } from '../../../domain/scheduling/schedule-case.ts';
import { MINUTE, OPENED_AT, REQUEST } from '../../support/case-file.ts';
import { accept } from '../../support/recorded.ts';
import { silencePolicy, wholeCase } from '../../support/whole-case.ts';

const at = (minute: number) => OPENED_AT + minute * MINUTE;
const told = (minute: number) => ({ id: `act-${minute}`, at: at(minute), by: 'Ada', note: null });
const ask = (minute: number): Act => ({ ...told(minute), act: 'customer-request' });
const reply = (minute: number): Act => ({ ...told(minute), act: 'customer-reply' });

const nonResponse = silencePolicy('close');

/** The same case where a worker has other zone data, by which the customer's time ends earlier. */
function elsewhere(file: CaseFile): CaseFile {
  const C = { target: { minutes: 60 }, calendar: null, step: 'close' } as const;
  return { ...file, nonResponse: { ...nonResponse, steps: { ...nonResponse.steps, C } } };
}

describe('a case whose acts are scheduled by a worker with different zone data', () => {
  it('keeps what was scheduled before, and accepts a late reply', () => {
    const file = wholeCase({
      openedAt: OPENED_AT,
      request: { ...REQUEST, severity: 'C' },
      nonResponse,
      history: [ask(10), reply(180)],
    });
    const journal = new CaseJournal(file);
    journal.advance(at(181));
    const late = reply(120);
    expect(journal.refusalFor(late)).toBeNull();
    const missing = journal.unscheduledWith(late);
    journal.accept(late, schedulesWith(elsewhere(file), missing!));
    journal.advance(at(182));
    expect(journal.state.closure).toBeNull();
  });

  it('gets schedules that it already has, and moves no deadline', () => {
    const journal = new CaseJournal(wholeCase({ openedAt: OPENED_AT, nonResponse }));
    journal.advance(OPENED_AT);
    for (const act of [ask(10), reply(20)]) {
      accept(journal, act);
      journal.advance(act.at);
    }
    const before = journal.state.clocks;
    const moved: ScheduleTable = Object.fromEntries(
      Object.entries(journal.carry().schedules).map(([key, schedule]) => [
        key,
        { ...schedule, dueAt: schedule.dueAt === null ? null : schedule.dueAt + 60 * MINUTE },
      ]),
    );
    const late: Act = { ...told(5), act: 'update', changes: { assignee: 'Ada' } };
    journal.accept(late, moved);
    journal.advance(at(20));
    expect(journal.state.clocks).toEqual(before);
  });
});
