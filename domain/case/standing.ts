import { toIso } from '../time/instant.ts';
import { dueText } from './due-text.ts';
import type { CaseFile, CaseState, Clock } from './types.ts';

/**
 * Where the case stands, in a sentence or two of Markdown, for an operator who looks at the
 * workflow. Local times were rendered when the plan was made: nothing here knows a zone.
 */
export function standing(file: CaseFile, state: CaseState): string {
  const { account, request } = file;
  const head = `**${state.status.replaceAll('_', ' ')}** · severity ${state.severity} · ${account.name} · ${request.title}`;
  return [head, ...state.clocks.map(clockSentence), ...closureSentences(state)].join('\n\n');
}

function clockSentence(clock: Clock): string {
  const due = dueText(clock);
  switch (clock.state) {
    case 'none':
      return 'No time to the first response is promised.';
    case 'met':
      return `First response given ${at(clock.metAt)}, in time: it was due ${due}.`;
    case 'breached':
      return clock.metAt === null
        ? `**BREACHED**: the first response was due ${due} and has not been given. Whoever answers, records it with \`respond\`.`
        : `**BREACHED**, answered late: the first response was due ${due} and came ${at(clock.metAt)}.`;
    case 'cancelled':
      return `The case closed before a first response was due (${due}).`;
    case 'paused':
      return 'The time to the first response is paused.';
    default:
      return `First response due ${due}.${warningNote(clock)}`;
  }
}

function warningNote(clock: Clock): string {
  const sent = clock.warnings.filter((warning) => warning.sent);
  return sent.length === 0 ? '' : ` Warned at ${sent.map((one) => `${one.percent} %`).join(', ')}.`;
}

function closureSentences({ closure }: CaseState): string[] {
  if (closure === null) return [];
  return [
    `Closed as ${closure.outcome} by ${closure.by} ${at(closure.at)}; can be reopened until ${toIso(closure.reopenableUntil)}.`,
  ];
}

function at(instant: number | null): string {
  return instant === null ? '' : `at ${toIso(instant)}`;
}
