import { isoOrNull, type Instant } from '../time/instant.ts';
import type { Act } from './act.ts';
import type { CaseEvent, RevivedFrom } from './case-event.ts';

/** The event of a case that runs again, which its next run takes as recorded. */
export function revivedEvent(
  { at, by, note }: Pick<Act, 'at' | 'by' | 'note'>,
  what: {
    readonly seq: number;
    readonly revivedFrom: RevivedFrom;
    readonly stoppedAt: Instant | null;
  },
): CaseEvent {
  const { seq, revivedFrom, stoppedAt } = what;
  return {
    seq,
    key: `revived:${seq}`,
    type: 'case.revived',
    at,
    actor: by,
    quiet: false,
    data: { revivedFrom, stoppedAt: isoOrNull(stoppedAt), note },
  };
}
