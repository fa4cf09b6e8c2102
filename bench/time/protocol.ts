import type { Calendar } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Job, Question } from './work.ts';

/**
 * What a contestant's process is asked, one JSON text a line; it answers each line by one. Answers
 * are minutes: of open time where it was measured, from the start to the end where it was added.
 */
export type Request =
  /** Sets what `time-warm` is asked of. */
  | { readonly op: 'load'; readonly calendar: Calendar; readonly starts: readonly Instant[] }
  | { readonly op: 'answer'; readonly calendar: Calendar; readonly question: Question }
  /** `calls` times the job, from the starts in turn, beginning with number `from`. */
  | { readonly op: 'time-warm'; readonly job: Job; readonly from: number; readonly calls: number }
  /** The job once on each of these calendars, which are made ready first, as part of the time. */
  | {
      readonly op: 'time-cold';
      readonly job: Job;
      readonly from: number;
      readonly calendars: readonly Calendar[];
    };

export interface Reply {
  readonly answer?: number | null;
  /** Of CPU time. */
  readonly seconds?: number;
  /** Of all answers, so that none can be left out. */
  readonly sum?: number;
  /** What was thrown. */
  readonly error?: string;
}
