import type { Unscheduled } from '../domain/case/journal.ts';
import type { CaseFile, ScheduleTable } from '../domain/case/types.ts';
import { schedulesWith } from '../domain/scheduling/schedule-case.ts';

export type ScheduleActivities = typeof scheduleActivities;

/** What workflow code must not compute itself, as it needs time zones. */
export const scheduleActivities = {
  /**
   * Computes the schedules that some acts call for, and those of what happens by itself after them.
   */
  async scheduleActs({
    file,
    ...unscheduled
  }: Unscheduled & { readonly file: CaseFile }): Promise<ScheduleTable> {
    return schedulesWith(file, unscheduled);
  },
};
