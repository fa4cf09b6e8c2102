import { ApplicationFailure } from '@temporalio/common';
import type { Unscheduled } from '../domain/case/journal.ts';
import type { ShortUnscheduled } from '../domain/case/short-pauses.ts';
import type { CaseFile, ScheduleTable } from '../domain/case/types.ts';
import { schedulesWith } from '../domain/scheduling/schedule-case.ts';
import { SCHEDULE_FAILURES } from './schedule-failures.ts';
import { SchedulingMemory } from './scheduling-memory.ts';

/** What workflow code must not compute itself, as it needs time zones. */
export interface ScheduleActivities {
  /** Computes the schedules that some acts call for, and those of what happens by itself after them. */
  readonly scheduleActs: (
    sent: Unscheduled & { readonly file: CaseFile },
  ) => Promise<ScheduleTable>;
  /**
   * The same for a case that this worker has scheduled for before. Throws `case-unknown` if it has not, or
   * has forgotten it.
   */
  readonly scheduleFurtherActs: (
    sent: ShortUnscheduled & { readonly id: string },
  ) => Promise<ScheduleTable>;
}

export function scheduleActivities(memory = new SchedulingMemory()): ScheduleActivities {
  return {
    async scheduleActs({ file, ...unscheduled }) {
      memory.learn(file, unscheduled);
      return schedulesWith(file, unscheduled);
    },
    async scheduleFurtherActs({ id, ...sent }) {
      const known = memory.recall(id, sent);
      if (known === null) throw unknown();
      const { file, unscheduled } = known;
      memory.learn(file, unscheduled);
      return schedulesWith(file, unscheduled);
    },
  };
}

function unknown(): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    'This worker does not know the case: send it the whole',
    SCHEDULE_FAILURES.caseUnknown,
  );
}
