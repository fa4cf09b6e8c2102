import { NO_CHOICES, unfitting, type FeedChoices } from './choices.ts';
import type { Component } from './component.ts';
import { dayOf } from './day.ts';
import { eventLabel, isChange, uidOf } from './event.ts';
import { contradictions, feedDays, type FeedDays } from './feed-days.ts';
import { readFeedEvents, type LeftOut } from './feed-events.ts';
import { readFeedFile, type FileEvent } from './feed-file.ts';
import { settleHalfDays } from './half-days.ts';
import { habitOf } from './kind.ts';
import { listEvents, type ListedEvents } from './listed.ts';
import { isOutside } from './outside.ts';
import type { FeedProblem } from './problem.ts';
import { textOf } from './properties.ts';
import type { Span } from './rule-dates.ts';
import { daysOf, occurrencesOf } from './series.ts';
import { verdictOn } from './verdict.ts';

/** What an iCalendar file says of the days of some years. */
export interface HolidayFeed extends FeedDays {
  /** Every event that is imported or unsure, by name and kind. */
  readonly listed: readonly ListedEvents[];
  /** Events that are not imported. */
  readonly leftOut: readonly LeftOut[];
  /** How many events have no day in these years. */
  readonly outside: number;
  /** In the order of the file. If there are any, the rest must not be used. */
  readonly problems: readonly FeedProblem[];
  /** What is wrong with what the importer said. Likewise. */
  readonly unfitting: readonly string[];
}

/**
 * Reads the events of a file as holidays of some years, both ends included. Lists all mistakes of the
 * file, not only the first; an event without a day in these years can have any.
 */
export function readHolidayFeed(
  file: Uint8Array,
  years: readonly [number, number],
  choices: FeedChoices = NO_CHOICES,
): HolidayFeed {
  const ofFile: FeedProblem[] = [];
  const all = readFeedFile(file, (line, message) =>
    ofFile.push({ line, event: null, name: null, message }),
  );
  const components = all.map(({ component }) => component);
  const span = { first: dayOf(years[0], 1, 1), last: dayOf(years[1], 12, 31) };
  const habit = habitOf(components);
  const events = withinYears(all, span).map((each) => ({
    ...each,
    verdict: verdictOn(each.component, habit, choices),
  }));
  const isRead = new Set(
    events.filter(({ verdict }) => verdict.kind !== 'left-out').map(({ component }) => component),
  );
  const problems = ownedProblems(ofFile, components).flatMap(({ owner, problem }) =>
    owner === null || isRead.has(owner) ? problem : [],
  );

  const named = new Map(components.map((each) => [each.line, nameOf(each)]));
  const reportOn = (event: { readonly line: number }, message: string, line = event.line) =>
    problems.push({ line, ...(named.get(event.line) ?? NAMELESS), message });
  const read = readFeedEvents(events, {
    span,
    choices,
    reportOn: (component) => (line, message) => reportOn(component, message, line),
  });
  const days = daysOf(occurrencesOf(read.mains, read.changes, span, reportOn), span);
  const { imported, leftOut } = settleHalfDays(days, choices.halfDays, reportOn);
  for (const { event, message } of contradictions(imported)) reportOn(event, message);
  return {
    ...feedDays(imported, years[1], choices),
    listed: listEvents(imported),
    leftOut: [...read.leftOut, ...leftOut],
    outside: all.length - events.length,
    problems: problems.toSorted((a, b) => a.line - b.line),
    unfitting: unfitting(
      components.map((each) => textOf(each, 'summary')),
      choices,
    ),
  };
}

/** The events that can have a day within some years, and the series of those that change a day. */
function withinYears(all: readonly FileEvent[], span: Span): readonly FileEvent[] {
  const within = new Set(all.filter(({ component }) => !isOutside(component, span)));
  const changes = [...within].map(({ component }) => component).filter(isChange);
  const changed = new Set(changes.flatMap((each) => uidOf(each) ?? []));
  return all.filter((each) => within.has(each) || changed.has(uidOf(each.component) ?? ''));
}

/** Problems of the file, each with the event that its line is in. */
function ownedProblems(problems: readonly FeedProblem[], components: readonly Component[]) {
  let index = 0;
  return problems
    .toSorted((a, b) => a.line - b.line)
    .map((problem) => {
      const { line } = problem;
      while (index < components.length && components[index]!.end < line) index += 1;
      const next = components[index];
      const owner = next !== undefined && next.line <= line ? next : null;
      return { owner, problem: { ...problem, ...(owner && nameOf(owner)) } };
    });
}

const NAMELESS = { event: null, name: null };

function nameOf(component: Component): Pick<FeedProblem, 'event' | 'name'> {
  return { event: eventLabel(component), name: textOf(component, 'summary') };
}
