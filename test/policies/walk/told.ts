import type { Problem } from '../../../api/http/problems.ts';
import { replay } from '../../../domain/case/replay.ts';
import type { CaseFile } from '../../../domain/case/types.ts';
import type { PlainAnswer, PlainRefusal } from './plain-promise.ts';

/** What a case is promised, and all that happens to it if nobody does anything, in the words of the walk. */
export function happened(file: CaseFile): PlainAnswer {
  const { clocks } = replay(file, [], file.openedAt).state;
  const { events } = replay(file, [], Infinity);
  // What other severities alone promise has a clock too, which nothing is due by.
  const timed = clocks.filter((each) => each.dueAt !== null || each.metric === 'first_response');
  const promised = timed.map(({ metric, rule, dueAt }) => [metric, { rule, dueAt }] as const);
  const happens = events.flatMap((event) => {
    switch (event.type) {
      case 'case.sla.warning':
        return `${event.data.metric} warns ${event.at}`;
      case 'case.sla.breached':
        return `${event.data.metric} is due ${event.at}`;
      case 'case.escalated':
        return `${event.data.metric} is escalated to ${event.data.level} ${event.at}`;
      default:
        return [];
    }
  });
  return {
    severity: file.request.severity,
    clocks: Object.fromEntries(promised),
    happens: happens.toSorted(),
  };
}

/** Why a case is refused. Throws the problem where it is neither wrong nor against a rule. */
export function refusal(problem: Problem): PlainAnswer {
  const { errors, broken } = problem.members as {
    readonly errors?: readonly { readonly path: string }[];
    readonly broken?: readonly PlainRefusal[];
  };
  if (problem.code === 'invalid-body' && errors) return { wrong: errors.map(({ path }) => path) };
  if (broken === undefined) throw problem;
  return {
    refused: broken.map(({ code, field, alternative }) => ({ code, field, alternative })),
  };
}
