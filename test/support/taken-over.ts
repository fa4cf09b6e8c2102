import { ACTS } from '../../domain/case/act.ts';
import { SYSTEM } from '../../domain/case/event-draft.ts';
import { firstRefusal } from '../../domain/case/replay.ts';
import type { Act, CaseFile } from '../../domain/case/types.ts';
import { computingScheduler, schedulesOf } from '../../domain/scheduling/schedule-case.ts';
import { foldedAt } from './folded.ts';

/** A case as it is taken over after so many of its acts, those of them that a history may contain. */
export function takenOver(
  file: CaseFile,
  acts: readonly Act[],
  steps: readonly Act[] = [],
): CaseFile {
  const told = [...acts.filter(({ act }) => ACTS[act].inHistory), ...steps];
  const history: Act[] = [];
  for (const act of told.toSorted((a, b) => a.at - b.at)) {
    const longer = { ...file, history: [...history, act] };
    if (firstRefusal(longer, computingScheduler(file)) === null) history.push(act);
  }
  const bare = { ...file, history, schedules: {} };
  return { ...bare, schedules: schedulesOf(bare) };
}

/** The last instant of some acts, or else the opening. */
export function lastOf({ openedAt }: CaseFile, acts: readonly Act[]): number {
  return Math.max(openedAt, ...acts.map(({ at }) => at));
}

/** What silence did to a case before the last of its acts, as its desk would name it. */
export function stepsOfSilence(file: CaseFile, acts: readonly Act[]): readonly Act[] {
  const last = lastOf(file, acts);
  return foldedAt(file, acts, last).events.flatMap((event): Act[] => {
    const { type, actor, at, data } = event;
    if (actor !== SYSTEM || at >= last) return [];
    const common = { id: `step-${at}`, at, by: SYSTEM, note: null };
    switch (type) {
      case 'case.severity.downgraded':
        return [{ ...common, act: 'downgrade', severity: data.to }];
      case 'case.flagged':
        return [{ ...common, act: 'flag' }];
      case 'case.closed':
        return [{ ...common, act: 'close', outcome: data.outcome, chargeCredit: null }];
      default:
        return [];
    }
  });
}
