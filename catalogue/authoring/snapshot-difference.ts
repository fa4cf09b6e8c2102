import type { HolidayFeedSnapshot } from '../schema/holiday-feed-schema.ts';
import type { HolidaySnapshot } from '../schema/holiday-schema.ts';
import type { MakeUpSnapshot } from '../schema/make-up-schema.ts';
import { apart } from './regional-days.ts';

/**
 * What changes between two snapshots of holidays, one line each: caveats, days of the whole
 * country, then for each part the additional closed days and the open ones.
 */
export function holidayDifference(
  before: HolidaySnapshot | null,
  after: HolidaySnapshot,
): readonly string[] {
  const parts = new Set([...(before?.subdivisions ?? []), ...after.subdivisions]);
  return [
    ...yearsDifference(before, after),
    ...difference(caveatLines(before), caveatLines(after)),
    ...difference(linesOf(before?.days ?? {}), linesOf(after.days)),
    ...difference(before?.subdivisions ?? [], after.subdivisions),
    ...[...parts]
      .toSorted()
      .flatMap((part) => difference(before ? partLines(before, part) : [], partLines(after, part))),
  ];
}

/** What changes between two snapshots of make-up days, one line each. */
export function makeUpDifference(
  before: MakeUpSnapshot | null,
  after: MakeUpSnapshot,
): readonly string[] {
  return [
    ...yearsDifference(before, after),
    ...difference(linesOf(before?.worked ?? {}, 'worked for'), linesOf(after.worked, 'worked for')),
    ...difference(linesOf(before?.off ?? {}, 'off for'), linesOf(after.off, 'off for')),
  ];
}

/** What changes between two imports of a feed, one line each. */
export function feedDifference(
  before: HolidayFeedSnapshot | null,
  after: HolidayFeedSnapshot,
): readonly string[] {
  return [
    ...difference(before ? [originOf(before)] : [], [originOf(after)]),
    ...difference(before ? choiceLines(before) : [], choiceLines(after)),
    ...difference(knownLines(before), knownLines(after)),
    ...difference(linesOf(before?.worked ?? {}, 'worked:'), linesOf(after.worked, 'worked:')),
    ...difference(halfDayLines(before), halfDayLines(after)),
    ...difference(linesOf(before?.days ?? {}), linesOf(after.days)),
  ];
}

function choiceLines({ choices }: HolidayFeedSnapshot): readonly string[] {
  return Object.keys(choices).length === 0 ? [] : [`as you said: ${JSON.stringify(choices)}`];
}

function knownLines(feed: HolidayFeedSnapshot | null): readonly string[] {
  return Object.entries(feed?.known ?? {}).map(([name, year]) => `known to ${year}: ${name}`);
}

function halfDayLines(feed: HolidayFeedSnapshot | null): readonly string[] {
  return Object.entries(feed?.halfDays ?? {}).map(([date, { name, closed }]) => {
    const hours = closed.map((each) => each.join(' to ')).join(', ');
    return `${date} closed from ${hours}: ${name}`;
  });
}

function originOf({ importedFrom: { file, sha256 }, years }: HolidayFeedSnapshot): string {
  return `${years.join(' to ')} from ${file} (SHA-256 ${sha256})`;
}

type Dated = Pick<MakeUpSnapshot, 'years' | 'generatedBy'>;

function yearsDifference(before: Dated | null, after: Dated): readonly string[] {
  const line = ({ generatedBy, years }: Dated) => `${years.join(' to ')} by ${generatedBy}`;
  return difference(before ? [line(before)] : [], [line(after)]);
}

function caveatLines(snapshot: HolidaySnapshot | null): readonly string[] {
  return (snapshot?.caveats ?? []).map((caveat) => `caveat ${JSON.stringify(caveat)}`);
}

function linesOf(days: Readonly<Record<string, string>>, what = ''): readonly string[] {
  return Object.entries(days).map(([date, name]) => [date, what, name].filter(Boolean).join(' '));
}

function partLines({ added, removed }: HolidaySnapshot, part: string): readonly string[] {
  const lines = (list: HolidaySnapshot['added'], what: string) =>
    apart(list)
      .filter(({ subdivision }) => subdivision === part)
      .map(({ date, name }) => `${part} ${date} ${what} ${name}`);
  return [...lines(added, 'closed for'), ...lines(removed, 'open on')].toSorted();
}

function difference(before: readonly string[], after: readonly string[]): readonly string[] {
  const [gone, come] = [new Set(before), new Set(after)];
  return [
    ...before.filter((line) => !come.has(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !gone.has(line)).map((line) => `+ ${line}`),
  ];
}
