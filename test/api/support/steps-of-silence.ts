import { SYSTEM } from '../../../domain/case/event-draft.ts';
import type { Line } from './desk.ts';

/** An entry of a history. */
export interface PastAct {
  readonly act: string;
  readonly at: string;
  readonly [field: string]: unknown;
}

/** What silence did to a case before an instant, as the history of a takeover names it. */
export function stepsOfSilence(timeline: readonly Line[], before: string): readonly PastAct[] {
  return timeline.flatMap(({ type, at, actor, data }): PastAct[] => {
    if (actor !== SYSTEM || at >= before) return [];
    switch (type) {
      case 'case.severity.downgraded':
        return [{ act: 'downgrade', at, severity: data['to'] }];
      case 'case.flagged':
        return [{ act: 'flag', at }];
      case 'case.closed':
        return [{ act: 'close', at, by: SYSTEM, outcome: 'unresolved' }];
      default:
        return [];
    }
  });
}
