import { describe, expect, it } from 'vitest';
import { SCHEDULE_FAILURES } from '../../activities/schedule-failures.ts';
import { scheduleActivities } from '../../activities/schedule.ts';
import { SchedulingMemory } from '../../activities/scheduling-memory.ts';
import { CaseJournal, type Unscheduled } from '../../domain/case/journal.ts';
import { jsonBytes } from '../../domain/case/json-bytes.ts';
import { shortened } from '../../domain/case/short-pauses.ts';
import type { Act, CaseFile } from '../../domain/case/types.ts';
import { schedulesWith } from '../../domain/scheduling/schedule-case.ts';
import { MINUTE, OPENED_AT } from '../support/case-file.ts';
import { wholeCase } from '../support/whole-case.ts';

const UNKNOWN = { type: SCHEDULE_FAILURES.caseUnknown, nonRetryable: true };

function fileOf(id: string): CaseFile {
  return wholeCase({ id, openedAt: OPENED_AT });
}

/** What is to be scheduled while support and a customer write in turn, a minute each. */
function conversation(file: CaseFile, acts: number): Unscheduled[] {
  const journal = new CaseJournal(file);
  return Array.from({ length: acts }, (_, index) => {
    const asked =
      index % 2 === 0 ? ({ act: 'customer-request' } as const) : { act: 'customer-reply' };
    const at = OPENED_AT + index * MINUTE;
    const act = { ...asked, id: `act_${index}`, at, by: 'Ada', note: null } as Act;
    const missing = journal.unscheduledWith(act);
    journal.accept(act, missing === null ? {} : schedulesWith(file, missing));
    journal.advance(at);
    return missing;
  }).filter((missing) => missing !== null);
}

describe('scheduling', () => {
  it('comes to the same for a case that it knows as for one that it is sent whole', async () => {
    const file = fileOf('case_1');
    const { scheduleActs, scheduleFurtherActs } = scheduleActivities();
    const [first, ...further] = conversation(file, 60);
    await scheduleActs({ file, ...first! });
    expect(further.length).toBeGreaterThan(40);
    for (const missing of further) {
      const schedules = await scheduleFurtherActs({ id: file.id, ...shortened(missing) });
      expect(schedules).toEqual(schedulesWith(file, missing));
    }
  });

  it('is sent as little for an act after a hundred pauses as for one after ten', () => {
    const sizes = conversation(fileOf('case_1'), 200).map((missing) =>
      jsonBytes(shortened(missing)),
    );
    const early = Math.max(...sizes.slice(20, 40));
    // The numbers in ids and keys have a digit or two more.
    expect(Math.max(...sizes.slice(-20))).toBeLessThan(early + 20);
    expect(early).toBeLessThan(7_000);
  });

  it('asks for the whole of a case that it does not know, and of one whose pauses it missed', async () => {
    const file = fileOf('case_1');
    const { scheduleActs, scheduleFurtherActs } = scheduleActivities();
    const all = conversation(file, 60);
    const last = { id: file.id, ...shortened(all.at(-1)!) };
    await expect(scheduleFurtherActs(last)).rejects.toMatchObject(UNKNOWN);
    await scheduleActs({ file, ...all[0]! });
    await expect(scheduleFurtherActs(last)).rejects.toMatchObject(UNKNOWN);
  });

  it('forgets the cases that it has not scheduled for lately', async () => {
    const memory = new SchedulingMemory(Math.ceil(2.5 * jsonBytes(fileOf('case_1'))));
    const { scheduleActs, scheduleFurtherActs } = scheduleActivities(memory);
    const ids = ['case_1', 'case_2', 'case_3'];
    for (const id of ids) {
      const file = fileOf(id);
      await scheduleActs({ file, ...conversation(file, 1)[0]! });
    }
    const known = await Promise.allSettled(
      ids.map((id) => {
        const [missing] = conversation(fileOf(id), 1);
        return scheduleFurtherActs({ id, ...shortened(missing!) });
      }),
    );
    expect(known.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });
});
