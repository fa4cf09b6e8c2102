import type { CaseFile } from '../case/case-file.ts';
import type { CaseState, Clock, PendingClock } from '../case/case-state.ts';
import { isBuiltIn, metricRule } from '../case/metric.ts';
import type { BuiltInMetric } from '../case/types.ts';
import { severityNames } from '../case/severities.ts';
import { commitmentNotes } from '../case/case-notes.ts';
import type { ScheduledWarning } from '../case/schedule.ts';
import { FOR_CUSTOMER } from '../case/stretches.ts';
import { dueText, instantText } from './due-text.ts';
import { markdownLine } from './markdown-text.ts';
import { capitalized, metricText } from './metric-text.ts';
import { peopleText } from './people-text.ts';

/**
 * The state of a case in a few sentences of Markdown, for an operator who looks at the workflow. Local
 * times were rendered when they were scheduled, because zone data are not available here.
 */
export function statusText(file: CaseFile, state: CaseState): string {
  const { account, request } = file;
  const head = `**${state.status.replaceAll('_', ' ')}** · severity ${markdownLine(severityText(file, state))} · ${markdownLine(account.name)} · ${markdownLine(state.changes.title ?? request.title)}`;
  return [
    head,
    ...peopleText(file, state),
    ...clockSentences(file, state),
    ...state.pending.map((clock) => pendingSentence(file, clock)),
    ...nonResponseSentences(state),
    ...waitSentences(file, state),
    ...closureSentences(state),
    ...creditSentences(state),
    ...noteSentences(file, state),
  ].join('\n\n');
}

function severityText(file: CaseFile, { severity }: CaseState): string {
  const name = severityNames(file, severity).en;
  return name === severity ? severity : `${severity} (${name})`;
}

/** The newest clock of each metric: a case that was answered often has had too many to list. */
function clockSentences(file: CaseFile, state: CaseState): readonly string[] {
  return file.metrics.flatMap(({ id: metric }) => {
    const own = state.clocks.filter((clock) => clock.metric === metric);
    const newest = own.at(-1);
    return newest
      ? [`${clockSentence(newest, file, state)}${earlierBreaches(own.slice(0, -1))}`]
      : [];
  });
}

function earlierBreaches(clocks: readonly Clock[]): string {
  const count = clocks.filter(({ breachedAt }) => breachedAt !== null).length;
  if (count === 0) return '';
  return count === 1 ? ' An earlier one was breached.' : ` ${count} earlier ones were breached.`;
}

/** What is noted on the promises of the present severity, as long as there is work to do. */
function noteSentences(file: CaseFile, state: CaseState): string[] {
  if (state.closure !== null) return [];
  return commitmentNotes(file, state).map(({ detail }) => markdownLine(detail));
}

function clockSentence(clock: Clock, file: CaseFile, state: CaseState): string {
  const due = dueText(clock);
  const name = markdownLine(metricText(file, clock.metric));
  const Name = capitalized(name);
  switch (clock.state) {
    case 'none':
      return `No time is promised for the ${name}.`;
    case 'met':
      return `${Name} came ${at(clock.metAt, clock)}, in time; it was due ${due}.`;
    case 'breached':
      return clock.metAt === null
        ? `**BREACHED**: the ${name} was due ${due} and has not come.${escalated(clock)}${howTo(file, clock)}`
        : `**BREACHED**: the ${name} was due ${due} and came late, ${at(clock.metAt, clock)}.`;
    case 'cancelled':
      return `The case was closed before the ${name} was due (${due}).`;
    case 'paused':
      return `The clock for the ${name} has been paused ${since(clock, state)}: support is waiting for ${awaited(clock, state)}.`;
    default:
      return `${Name} due ${due}.${warningNote(clock)}`;
  }
}

function escalated({ escalations, acknowledged }: Clock): string {
  if (acknowledged) return ` ${markdownLine(acknowledged.by)} has acknowledged it.`;
  const last = escalations.findLast(({ reachedAt }) => reachedAt !== null);
  return last ? ` Escalated to ${markdownLine(last.name)} (level ${last.level}).` : '';
}

/** What ends the clock, for one of the offering's own by the first of its ends that an operator can record. */
function howTo(file: CaseFile, { metric }: Clock): string {
  if (isBuiltIn(metric)) return HOW_TO[metric];
  const ends = metricRule(file, metric)?.ends ?? [];
  const end = ends.find(({ on }) => on === 'acknowledged' || on === 'answered');
  if (!end) return '';
  return end.on === 'acknowledged' ? HOW_TO.acknowledgement : HOW_TO.first_response;
}

const HOW_TO: Readonly<Record<BuiltInMetric, string>> = {
  first_response: ' Answer now, and record it with `respond`.',
  next_response: ' Answer now, and record it with `respond`.',
  follow_up: ' Tell the customer now how things stand, and record it with `respond`.',
  resolution: '',
  acknowledgement: ' Take the case now, and record it with `acknowledge`.',
};

function pendingSentence(file: CaseFile, { metric, target }: PendingClock): string {
  const name = markdownLine(metricText(file, metric));
  return target === null
    ? `No time is promised for the ${name}.`
    : `The ${name} is timed from the first answer on.`;
}

function warningNote(clock: Clock): string {
  const sent = clock.warnings.filter((warning) => warning.sent);
  return sent.length === 0 ? '' : ` Warned at ${sent.map(thresholdText).join(', ')}.`;
}

function thresholdText({ percent, beforeMinutes }: ScheduledWarning): string {
  return percent === null ? `${beforeMinutes} min before` : `${percent}%`;
}

function nonResponseSentences({ nonResponse }: CaseState): string[] {
  if (!nonResponse) return [];
  const { askedAt, dueAt, dueAtLocal, flagged, step } = nonResponse;
  const asked = `The customer was asked ${at(askedAt, { dueAtLocal })}`;
  if (flagged) return [`${asked} and has not answered: the case is **flagged for closing**.`];
  if (dueAt === null || step === null) return [`${asked}.`];
  const then = typeof step === 'string' ? CONSEQUENCES[step] : `severity ${step.severity}`;
  return [`${asked} and has until ${dueText({ dueAt, dueAtLocal })} to answer; then: ${then}.`];
}

/** Whom a paused clock waits for. */
function awaited({ pausedFor }: Clock, { wait }: CaseState): string {
  const other = wait === null ? 'another' : markdownLine(wait.name.en);
  return pausedFor
    .map((reason) => (reason === FOR_CUSTOMER ? 'the customer' : other))
    .join(' and ');
}

function waitSentences(file: CaseFile, { wait, clocks }: CaseState): string[] {
  if (wait === null) return [];
  const { kind, name, since: from, by, reminders } = wait;
  const like = localLike(clocks);
  const held = clocks.filter(({ pausedFor }) => pausedFor.includes(kind));
  const still = held.map(({ metric }) => markdownLine(metricText(file, metric))).join(', ');
  const effect = still === '' ? 'no clock stands still for it' : `standing still for it: ${still}`;
  const reminded = reminders.map((one) => instantText(one.at, like)).join(', ');
  const reminding = reminded === '' ? '' : ` Reminders: ${reminded}.`;
  return [
    `Waiting for **${markdownLine(name.en)}** since ${instantText(from, like)}, recorded by ${markdownLine(by)}; ${effect}.${reminding} End the wait with \`endWait\`.`,
  ];
}

/** A clock by whose local time instants are shown. */
function localLike(clocks: CaseState['clocks']): Pick<Clock, 'dueAtLocal'> {
  return { dueAtLocal: clocks.findLast((clock) => clock.dueAtLocal)?.dueAtLocal ?? null };
}

const CONSEQUENCES = { flag: 'flagged for closing', close: 'closed' } as const;

function closureSentences({ closure, clocks }: CaseState): string[] {
  if (closure === null) return [];
  const like = localLike(clocks);
  const until = instantText(closure.reopenableUntil, like);
  return [
    `Closed as ${closure.outcome} by ${markdownLine(closure.by)} ${at(closure.at, like)}; can be reopened until ${until}.`,
  ];
}

function creditSentences({ credit }: CaseState): string[] {
  if (!credit) return [];
  const { pack, status, expired } = credit;
  return [`${CREDIT_TEXTS[status](markdownLine(pack))}${expired ? '; the pack has expired' : ''}.`];
}

const CREDIT_TEXTS = {
  reserved: (pack: string) => `A credit of ${pack} is held`,
  charged: (pack: string) => `A credit of ${pack} was charged`,
  returned: (pack: string) => `The credit of ${pack} was returned`,
  missing: (pack: string) => `The credit of ${pack} was returned earlier, and none was left`,
} as const;

function at(instant: number | null, like: Pick<Clock, 'dueAtLocal'>): string {
  return instant === null ? '' : `at ${instantText(instant, like)}`;
}

/** A paused clock has no deadline, so the local time is that of another clock. */
function since({ pausedSince }: Clock, { clocks }: CaseState): string {
  return pausedSince === null ? '' : `since ${instantText(pausedSince, localLike(clocks))}`;
}

/** The status of a case that got no credit and so never opened. */
export function refusedText({ account }: Pick<CaseFile, 'account'>): string {
  return `**refused** · ${markdownLine(account.name)} has no credit left for this case`;
}
