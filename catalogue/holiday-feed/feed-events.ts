import type { FeedChoices } from './choices.ts';
import type { Component } from './component.ts';
import { eventLabel, isChange, labelOf, readEvent, uidOf, type FeedEvent } from './event.ts';
import type { FileEvent } from './feed-file.ts';
import { Mistake } from './mistake.ts';
import type { Report } from './problem.ts';
import { textOf, valueOf } from './properties.ts';
import { readReplaced } from './recurrence.ts';
import type { Span } from './rule-dates.ts';
import type { Change } from './series.ts';
import type { Verdict } from './verdict.ts';

/** An event of a file, with what becomes of it. */
export interface JudgedEvent extends FileEvent {
  readonly verdict: Verdict;
}

/** An event that is not imported. */
export interface LeftOut {
  readonly name: string;
  readonly label: string;
  /** `because it is cancelled` */
  readonly because: string;
}

/** The events of a feed. */
export interface FeedEvents {
  /** Single events, and series. */
  readonly mains: readonly FeedEvent[];
  readonly changes: readonly Change[];
  readonly leftOut: readonly LeftOut[];
}

export interface Reading {
  /** The days that are read. */
  readonly span: Span;
  readonly choices: FeedChoices;
  readonly reportOn: (component: Component) => Report;
}

/**
 * Reads events as what becomes of them. The changes of a series that is left out are left out with
 * it, those of one that is refused are not reported too.
 */
export function readFeedEvents(events: readonly JudgedEvent[], reading: Reading): FeedEvents {
  const series = events.filter(({ component }) => !isChange(component));
  const leftOut = series.filter(isLeftOut);
  reportRevisions(series, reading.reportOn);
  const mains = series.filter((each) => !isLeftOut(each)).flatMap((each) => readOne(each, reading));
  const uids = {
    read: new Set(mains.map(({ uid }) => uid)),
    leftOut: new Set(leftOut.map(({ component }) => uidOf(component))),
    all: new Set(series.map(({ component }) => uidOf(component))),
  };
  const changes: Change[] = [];
  const gone = leftOut.map((each) => goneAs(each, each.verdict.because ?? ''));
  for (const each of events.filter(({ component }) => isChange(component))) {
    const uid = uidOf(each.component);
    const isOrphan = uid !== null && !uids.read.has(uid) && uids.all.has(uid);
    if (isOrphan && uids.leftOut.has(uid)) gone.push(goneAs(each, 'with its series'));
    else if (isLeftOut(each)) gone.push(goneAs(each, each.verdict.because ?? ''));
    const isOfNothing = isLeftOut(each) && !uids.read.has(uid);
    if (!isOrphan && !isOfNothing) changes.push(...readChange(each, reading));
  }
  return { mains, changes, leftOut: gone };
}

export function leftOutEvent({ name, uid }: FeedEvent, because: string): LeftOut {
  return { name, label: labelOf(name, uid), because };
}

function goneAs({ component }: JudgedEvent, because: string): LeftOut {
  return { name: textOf(component, 'summary'), label: eventLabel(component), because };
}

function isLeftOut({ verdict }: JudgedEvent): boolean {
  return verdict.kind === 'left-out';
}

/**
 * Events with one UID are one event of which only the last revision holds, where SEQUENCE tells them apart; where
 * it does not, a writer gives all of its events the same.
 */
function reportRevisions(series: readonly JudgedEvent[], reportOn: Reading['reportOn']): void {
  const last = new Map<string, Component>();
  for (const { component } of series) {
    const uid = uidOf(component);
    if (uid === null) continue;
    const other = last.get(uid);
    if (other === undefined || sequenceOf(component) > sequenceOf(other)) last.set(uid, component);
  }
  for (const each of series) {
    const { component } = each;
    const newest = last.get(uidOf(component) ?? '');
    if (isLeftOut(each) || newest === undefined) continue;
    if (sequenceOf(component) === sequenceOf(newest)) continue;
    reportOn(component)(
      component.line,
      `has the UID of the event on line ${newest.line}, and a lower SEQUENCE: remove it if that one replaces it, or give it a UID of its own`,
    );
  }
}

function sequenceOf(component: Component): number {
  return Number(valueOf(component, 'sequence')) || 0;
}

function readOne(event: JudgedEvent, { span, choices, reportOn }: Reading): readonly FeedEvent[] {
  const { component, zone, verdict } = event;
  if (verdict.kind === 'left-out') return [];
  const report = reportOn(component);
  if (verdict.isDisputed) {
    report(component.line, 'both --close and --work name it: let one of them name other events');
  }
  const { kind, because } = verdict;
  const context = { kind, because, zone: choices.timeZone ?? zone, years: span };
  const read = readEvent(component, context, report);
  return read === null ? [] : [read];
}

function readChange(event: JudgedEvent, reading: Reading): readonly Change[] {
  if (!isLeftOut(event)) {
    return readOne(event, reading).flatMap((each) =>
      each.replaces === null ? [] : { ...each, replaces: each.replaces },
    );
  }
  const { component, zone, verdict } = event;
  try {
    const replaces = readReplaced(component, reading.choices.timeZone ?? zone);
    const removal = { line: component.line, uid: uidOf(component), isSaid: verdict.isSaid };
    return replaces === null ? [] : [{ ...removal, replaces }];
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    if (!verdict.isSaid) reading.reportOn(component)(error.line, error.message);
    return [];
  }
}
