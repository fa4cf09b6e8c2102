import { isForCustomer } from '../case/audience.ts';
import { isBuiltIn } from '../case/metric.ts';
import { CLOSED, FOR_CUSTOMER } from '../case/stretches.ts';
import {
  waitPolicy,
  type CaseFile,
  type CaseState,
  type Clock,
  type Metric,
  type PendingClock,
} from '../case/types.ts';
import { calendarIn } from '../offering/kept-calendars.ts';
import { ruleText, sourceText } from '../text/grounds.ts';
import { metricName } from '../text/metric-name.ts';
import { severityText } from '../text/severity-text.ts';
import { rowText } from '../text/when.ts';
import { WORDS } from '../text/words/index.ts';
import { wordingIn, type Locale, type Reader } from '../text/words/locale.ts';
import type { Words } from '../text/words/words.ts';
import type { Instant } from '../time/instant.ts';
import { offsetText } from '../time/local-text.ts';
import { transitionsBetween } from '../time/transitions.ts';
import { knownZone } from '../time/zone.ts';
import { oneLine } from '../typed-text/typed-text.ts';
import { explainedSegments } from './explained-segments.ts';
import { explanationNotes } from './explanation-view.ts';
import { pendingState } from './pending-state.ts';
import { severityFrom } from './severity-from.ts';
import { spanText, targetText } from './span-text.ts';

/**
 * Explains in plain text why each clock of a case is due when it is, for a customer who asks or disputes
 * a breach; so internal agreements are left out. All times are in the account's zone, and its changes of
 * offset in the span are listed. What others have written stays on its line, so that no line of it looks
 * like one of ours.
 */
export function explanationText(
  { file, state }: { file: CaseFile; state: CaseState },
  { locale }: Pick<Reader, 'locale'>,
): string {
  const { id, request, account } = file;
  const title = oneLine(state.changes.title ?? request.title);
  const explained = { file, locale, words: WORDS[locale] };
  const { explanation, labels } = explained.words;
  const paragraphs = [
    `${explanation.case(id, title)}\n${explanation.localTimes(oneLine(account.name), account.timeZone)}`,
    ...severityParagraph(file, state, explained),
    ...state.clocks.filter(isForCustomer).flatMap((clock) => clockParagraphs(clock, explained)),
    ...state.pending.filter(isForCustomer).map((clock) => pendingParagraph(clock, explained)),
    ...explanationNotes(promisedToCustomer(file), state).map(
      ({ detail }) => `${explanation.note}${labels.colon}${oneLine(detail)}`,
    ),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** The case that is explained, and the words of the language. */
interface Explained {
  readonly file: CaseFile;
  readonly locale: Locale;
  readonly words: Words;
}

/** The file without internal agreements, so that nothing is noted on calendars that only these have. */
function promisedToCustomer(file: CaseFile): CaseFile {
  return { ...file, metrics: file.metrics.filter(isForCustomer) };
}

/** What the severity follows from, where the offering derives it. */
function severityParagraph(
  file: CaseFile,
  state: CaseState,
  { locale, words }: Explained,
): readonly string[] {
  const from = severityFrom(file, state);
  if (from === null) return [];
  const { severity, source } = from;
  const fields = Object.entries(from.fields).map(
    ([name, value]) => [oneLine(name), oneLine(value)] as const,
  );
  const named = severityText(file, { severity }, locale);
  return [
    words.explanation.severityFrom(fields, named, sourceText(source, file.documents, locale)),
  ];
}

function clockParagraphs(clock: Clock, explained: Explained): readonly string[] {
  const { fields } = explained.words.explanation;
  const { startedAt, dueAt } = clock;
  const head = headLines(explained, [
    ...promisedRows(clock, explained),
    [fields.started, timeText(startedAt, explained)],
    [fields.due, dueAt === null ? neverText(clock, explained) : timeText(dueAt, explained)],
    [fields.state, stateText(clock, explained)],
  ]);
  return [head, segmentLines(clock, explained), transitionLines(clock, explained)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'));
}

function pendingParagraph(clock: PendingClock, explained: Explained): string {
  const { fields, states } = explained.words.explanation;
  const state = states[pendingState(clock)];
  return headLines(explained, [...promisedRows(clock, explained), [fields.state, state]]).join(
    '\n',
  );
}

/** A named line of a paragraph; left out if there is no text. */
type Row = readonly [name: string, text: string | null];

function headLines({ words }: Explained, rows: readonly Row[]): readonly string[] {
  const { explanation, labels } = words;
  const names = Object.values(explanation.fields);
  const width = Math.max(...names.map((name) => name.length)) + labels.colon.length;
  return rows
    .flatMap(([name, text]) => (text === null ? [] : [{ name, text }]))
    .map(({ name, text }) => `${`${name}${labels.colon.trimEnd()}`.padEnd(width)}${oneLine(text)}`);
}

/** What is promised, and by what. */
function promisedRows(clock: PendingClock, explained: Explained): readonly Row[] {
  const { file, locale, words } = explained;
  const { explanation } = words;
  const { fields } = explanation;
  const { source, target } = clock;
  return [
    [fields.clock, clockName(clock, explained)],
    [fields.commitment, targetText(target, explanation)],
    [fields.rule, ruleText(file, clock, locale)],
    [fields.source, sourcesText(source, explained)],
    [fields.chosen, source.chosen ?? null],
    [fields.counted, calendarText(clock, explained)],
  ];
}

function sourcesText(
  { document, section, also = [] }: Clock['source'],
  { file, locale, words }: Explained,
): string {
  const all = [{ document, section }, ...also];
  return all
    .map((each) => sourceText(each, file.documents, locale))
    .join(words.explanation.semicolon);
}

function calendarText({ calendar }: PendingClock, { file, words }: Explained): string {
  const { zoneDataVersion: zoneData } = file;
  const pinned = calendarIn(file, calendar);
  if (pinned === null) return words.explanation.roundTheClock;
  const { id, version, timeZone } = pinned;
  return words.explanation.whileOpen({ id, version, timeZone, zoneData });
}

/** A case that was reopened, or whose customer wrote again, has several clocks of one metric. */
function clockName({ metric, cycle }: PendingClock, { file, locale, words }: Explained): string {
  const name = metricName(file, metric, locale);
  return cycle === 1 ? name : words.explanation.cycle(name, cycle);
}

function neverText({ state }: Clock, { words: { explanation } }: Explained): string {
  return state === 'paused' ? explanation.notWhilePaused : explanation.never;
}

function stateText(clock: Clock, explained: Explained): string {
  const { explanation } = explained.words;
  const { metric, state, metAt, breachedAt, pausedSince, pausedFor } = clock;
  const when = [
    ...(pausedSince === null ? [] : [explanation.pausedSince(timeText(pausedSince, explained))]),
    ...pausedFor.map((reason) => reasonText(reason, explained)),
    ...(breachedAt === null ? [] : [explanation.breachedAt(timeText(breachedAt, explained))]),
    ...(metAt === null ? [] : [metText(metric, timeText(metAt, explained), explained)]),
  ];
  return when.length > 0 ? when.join(explanation.comma) : explanation.states[state];
}

function metText(metric: Metric, at: string, { words: { explanation } }: Explained): string {
  return isBuiltIn(metric) ? explanation.metAt[metric](at) : explanation.endedAt(at);
}

/** A line for each stretch: its start and end, its kind, its length and the total counted by its end. */
function segmentLines(clock: Clock, explained: Explained): readonly string[] {
  const { explanation } = explained.words;
  let counted = 0;
  return explainedSegments(clock, explained.file).map((segment) => {
    const { from, to, kind, name, reason, seconds } = segment;
    if (kind === 'counted') counted += seconds;
    const what = [
      explanation.kinds[kind],
      ...(name === undefined ? [] : [oneLine(name)]),
      ...(reason === undefined ? [] : [reasonText(reason, explained)]),
    ];
    const sum = kind === 'counted' ? [explanation.inAll(spanText(counted))] : [];
    return explanation.stretch(
      timeText(from, explained),
      timeText(to, explained),
      what.join(explanation.comma),
      [spanText(seconds), ...sum].join(explanation.comma),
    );
  });
}

/** Why time stood still. */
function reasonText(reason: string, { file, locale, words }: Explained): string {
  const { pausedFor } = words.explanation;
  if (reason === FOR_CUSTOMER) return pausedFor.customer;
  if (reason === CLOSED) return pausedFor.closed;
  const policy = waitPolicy(file, reason);
  return pausedFor.other(policy === null ? reason : oneLine(wordingIn(policy.name, locale)));
}

function transitionLines(
  { startedAt, dueAt }: Clock,
  { file, locale, words }: Explained,
): readonly string[] {
  if (dueAt === null) return [];
  const { timeZone } = file.account;
  return transitionsBetween(knownZone(timeZone), startedAt, dueAt).map(({ at, before, after }) =>
    words.explanation.transition({
      timeZone,
      isForward: after > before,
      before: offsetText(before),
      after: offsetText(after),
      at: rowText(at, locale, timeZone),
    }),
  );
}

function timeText(instant: Instant, { file, locale }: Explained): string {
  return rowText(instant, locale, file.account.timeZone);
}
