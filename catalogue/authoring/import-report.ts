import { parseLocalDate } from '../../domain/time/local-date.ts';
import { PATTERN_KEYS, PATTERN_SWITCHES, type FeedChoices } from '../holiday-feed/choices.ts';
import type { HolidayFeed } from '../holiday-feed/feed.ts';
import type { EventKind } from '../holiday-feed/kind.ts';
import type { ListedEvents } from '../holiday-feed/listed.ts';
import { problemText } from '../holiday-feed/problem.ts';
import { missingNames } from '../schema/known-names.ts';

/** A longer list of dates is cut short; the difference of the snapshot has them all. */
const MAX_STRETCHES = 3;

const KINDS: readonly (readonly [EventKind, string])[] = [
  ['worked', 'worked: calendars that say their workedHours are open on these days'],
  ['unsure', 'unsure: nothing is closed for these'],
  ['closed', 'closed'],
];

/** What somebody needs to know of a feed who imports it, one line each. */
export function importReport(feed: HolidayFeed, years: readonly [number, number]) {
  return [
    ...KINDS.flatMap(([kind, title]) => kindLines(feed.listed, kind, title)),
    ...leftOutLines(feed),
    ...outsideLines(feed, years),
    ...knownLines(feed),
  ];
}

/** What is wrong with a feed, and how the rest of it can be imported. */
export function refusal(file: string, { problems, unfitting }: HolidayFeed): readonly string[] {
  const names = new Set(problems.flatMap(({ name }) => name ?? []));
  const switches = [...names].slice(0, 5).map((name) => said('--leave-out', name));
  const more = names.size > switches.length ? ' …' : '';
  const count = problems.length + unfitting.length;
  return [
    `${file} is not imported: settle ${count === 1 ? 'this' : `these ${count}`} and import it again.`,
    ...unfitting.map((each) => `  ${each}`),
    ...problems.map((each) => `  ${problemText(each)}`),
    ...(names.size > 0 ? [`To import the rest without them: ${switches.join(' ')}${more}`] : []),
  ];
}

/** What was said, as it is said on the command line. */
export function switchesText({ timeZone, halfDays, ...patterns }: FeedChoices): string {
  const switches = PATTERN_KEYS.flatMap((key) =>
    patterns[key].map((each) => said(PATTERN_SWITCHES[key], each)),
  );
  return [
    ...switches,
    ...(timeZone === null ? [] : [`--time-zone ${timeZone.name}`]),
    ...(halfDays === null ? [] : [`--half-days ${halfDays}`]),
  ].join(' ');
}

function kindLines(
  listed: readonly ListedEvents[],
  kind: EventKind,
  title: string,
): readonly string[] {
  const own = listed.filter((each) => each.kind === kind);
  return own.length === 0 ? [] : [title, ...own.map((each) => `  ${listedLine(each)}`)];
}

function listedLine({ kind, name, because, part, dates }: ListedEvents): string {
  const when = [datesText(dates), part].filter(Boolean).join(', ');
  const why = because === null ? '' : ` (${because})`;
  return `"${name}"${why}: ${when}${switchText(kind, name)}`;
}

/** Which switch would take an event otherwise than it is. */
function switchText(kind: EventKind, name: string): string {
  if (kind === 'closed') return '';
  return kind === 'worked'
    ? `; not so: ${said('--leave-out', name)}`
    : `; to close it: ${said('--close', name)}`;
}

function leftOutLines({ leftOut }: HolidayFeed): readonly string[] {
  const groups = new Map<string, { label: string; because: string; name: string; count: number }>();
  for (const { name, label, because } of leftOut) {
    const key = JSON.stringify([because, name]);
    const group = groups.get(key) ?? { label, because, name, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()].map(({ label, because, name, count }) =>
    count === 1
      ? `left out ${because}: ${label}`
      : `left out ${because}: ${count} events "${name}"`,
  );
}

function outsideLines({ outside }: HolidayFeed, years: readonly [number, number]) {
  if (outside === 0) return [];
  const events = outside === 1 ? '1 event has' : `${outside} events have`;
  return [`${events} no day in the years ${years.join(' to ')}`];
}

function knownLines({ known, years }: HolidayFeed): readonly string[] {
  if (years === null) return [];
  return missingNames(known, years[1]).map(
    ({ name, until }) =>
      `known to ${until} only: "${name}"; from ${until + 1} on calendars are open on it, with a note; if it happened once: ${said('--once', name)}`,
  );
}

/** `2026-02-15 to 2026-02-23, 2026-10-01 and 9 more to 2035-10-01` */
function datesText(dates: readonly string[]): string {
  const stretches: { from: string; to: string; days: number }[] = [];
  for (const date of dates) {
    const last = stretches.at(-1);
    if (last && isNext(last.to, date)) Object.assign(last, { to: date, days: last.days + 1 });
    else stretches.push({ from: date, to: date, days: 1 });
  }
  const shown = stretches.slice(0, MAX_STRETCHES);
  const text = shown.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ');
  const rest = dates.length - shown.reduce((sum, { days }) => sum + days, 0);
  return rest === 0 ? text : `${text} and ${rest} more to ${dates.at(-1)}`;
}

function isNext(date: string, next: string): boolean {
  return (parseLocalDate(date) ?? 0) + 1 === parseLocalDate(next);
}

/** A switch with a name, as it is typed. A name that begins with a hyphen would look like a switch of its own. */
function said(option: string, name: string): string {
  return `${option}${name.startsWith('-') ? '=' : ' '}${quoted(name)}`;
}

/** As a shell reads it as one word. */
function quoted(text: string): string {
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text}"`;
}
