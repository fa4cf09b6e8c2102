import type { CaseFile, CaseState, Clock } from '../case/types.ts';
import type { Instant } from '../time/instant.ts';
import { localText, offsetText } from '../time/local-text.ts';
import { transitionsBetween } from '../time/transitions.ts';
import { explainedSegments } from './explained-segments.ts';
import { explanationNotes } from './explanation-view.ts';
import { spanText, targetText } from './span-text.ts';

/**
 * Why each clock of a case is due when it is, for people: for a customer who asks, or disputes a
 * breach. All times are in the account's zone, whose changes of offset on the way are named.
 */
export function explanationText({ file, state }: { file: CaseFile; state: CaseState }): string {
  const { id, request, account } = file;
  const title = state.changes.title ?? request.title;
  const paragraphs = [
    `Case ${id}: ${title}\n${account.name}; all times are local in ${account.timeZone}.`,
    ...state.clocks.flatMap((clock) => clockParagraphs(clock, file)),
    ...explanationNotes(file).map(({ detail }) => `Note: ${detail}`),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function clockParagraphs(clock: Clock, file: CaseFile): readonly string[] {
  const { rule, source, startedAt, dueAt } = clock;
  const fields = [
    ['Clock', clockName(clock)],
    ['Promised', targetText(clock.target)],
    ['Rule', rule === undefined ? file.policyVersion : `${file.policyVersion}, ${rule}`],
    ['Source', sourceText(source)],
    ['Chosen', source.chosen ?? null],
    ['Counted', calendarText(clock, file)],
    ['Started', timeText(startedAt, file)],
    ['Due', dueAt === null ? neverText(clock) : timeText(dueAt, file)],
    ['State', stateText(clock, file)],
  ] as const;
  const head = fields
    .filter(([, text]) => text !== null)
    .map(([name, text]) => `${`${name}:`.padEnd(10)}${text}`);
  return [head, segmentLines(clock, file), transitionLines(clock, file)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'));
}

function sourceText({ document, section, also = [] }: Clock['source']): string {
  const all = [{ document, section }, ...also];
  return all.map((each) => `document ${each.document}, ${each.section}`).join('; ');
}

function calendarText({ calendar }: Clock, { calendars, zoneDataVersion }: CaseFile): string {
  const pinned = calendar === null ? null : (calendars[calendar] ?? null);
  if (pinned === null) return 'day and night';
  const { id, version, timeZone } = pinned;
  return `while ${id} is open (version ${version}, ${timeZone}, zone data ${zoneDataVersion})`;
}

/** A case that was reopened, or whose customer wrote again, has several of one metric. */
function clockName({ metric, cycle }: Clock): string {
  const name = metric.replace('_', ' ');
  return cycle === 1 ? name : `${name}, cycle ${cycle}`;
}

function neverText({ state }: Clock): string {
  return state === 'paused' ? 'not while it is paused' : 'never';
}

function stateText(
  { metric, state, metAt, breachedAt, pausedSince }: Clock,
  file: CaseFile,
): string {
  const done = metric === 'resolution' ? 'solved' : 'answered';
  const when = [
    ...(typeof pausedSince === 'number' ? [`paused since ${timeText(pausedSince, file)}`] : []),
    ...(breachedAt === null ? [] : [`breached ${timeText(breachedAt, file)}`]),
    ...(metAt === null ? [] : [`${done} ${timeText(metAt, file)}`]),
  ];
  return when.length > 0 ? when.join(', ') : state;
}

/** A line for each stretch: from when to when, what it is, and how much is counted by its end. */
function segmentLines(clock: Clock, file: CaseFile): readonly string[] {
  let counted = 0;
  return explainedSegments(clock, file).map(({ from, to, kind, name, seconds }) => {
    if (kind === 'counted') counted += seconds;
    const what = name === undefined ? kind : `${kind}, ${name}`;
    const sum = kind === 'counted' ? `, ${spanText(counted)} in all` : '';
    return `${timeText(from, file)}  to  ${timeText(to, file)}  ${what}: ${spanText(seconds)}${sum}`;
  });
}

function transitionLines({ startedAt, dueAt }: Clock, { account }: CaseFile): readonly string[] {
  if (dueAt === null) return [];
  const { timeZone } = account;
  return transitionsBetween(timeZone, startedAt, dueAt).map(({ at, before, after }) => {
    const offsets = `from ${offsetText(before)} to ${offsetText(after)}`;
    const way = after > before ? 'forward' : 'back';
    return `The clocks of ${timeZone} went ${way}, ${offsets}, at what then was ${localText(at, timeZone)}.`;
  });
}

function timeText(instant: Instant, { account }: CaseFile): string {
  return localText(instant, account.timeZone);
}
