import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zoneOf } from '../../domain/time/zone.ts';
import { shown } from '../../domain/typed-text/typed-text.ts';
import type { FeedChoices, PatternKey } from '../holiday-feed/choices.ts';
import { readHolidayFeed } from '../holiday-feed/feed.ts';
import { holidayFeedSchema, type HolidayFeedSnapshot } from '../schema/holiday-feed-schema.ts';
import { importRequest, USAGE, UsageError, type ImportRequest } from './import-arguments.ts';
import { importReport, refusal, switchesText } from './import-report.ts';
import { SnapshotError } from './snapshot-error.ts';
import { feedDifference } from './snapshot-difference.ts';
import { readSnapshot, SNAPSHOT_YEARS, snapshotText } from './snapshot-file.ts';

/** Where messages go. */
interface Say {
  readonly done: (line: string) => void;
  readonly wrong: (line: string) => void;
}

function importFeed(request: ImportRequest, say: Say): number {
  const { feed, id } = request;
  const file = readFeed(feed);
  const before = snapshotBefore(request);
  const saidBefore = choicesOf(before);
  const choices = request.choices ?? saidBefore;
  const all = readHolidayFeed(file, SNAPSHOT_YEARS, choices);
  // What was said of an event of last year may fit none of this one.
  const read = request.choices === null ? { ...all, unfitting: [] } : all;
  const { years, known, days, worked, halfDays } = read;
  for (const line of saidBeforeLines(request, saidBefore)) say.done(line);
  if (read.problems.length + read.unfitting.length > 0) {
    for (const line of refusal(feed, read)) say.wrong(line);
    return 1;
  }
  for (const line of importReport(read, SNAPSHOT_YEARS)) say.done(line);
  if (years === null) {
    const range = SNAPSHOT_YEARS.join(' to ');
    say.wrong(`${feed} is not imported: it closes and opens no day in the years ${range}.`);
    return 1;
  }
  const sha256 = createHash('sha256').update(file).digest('hex');
  return writeSnapshot(
    {
      id,
      importedFrom: { file: basename(feed), sha256 },
      choices: said(choices),
      years: [...years],
      known,
      days,
      worked,
      halfDays,
    },
    before,
    request,
    say,
  );
}

const nameOf = (id: string): string => `holiday-feeds/${id}.json`;

/** What was imported before; null if nothing was. */
function snapshotBefore({ folder, id }: ImportRequest): HolidayFeedSnapshot | null {
  const name = nameOf(id);
  try {
    return readSnapshot(pathToFileURL(join(resolve(folder), name)), holidayFeedSchema);
  } catch (error) {
    throw new SnapshotError(name, error);
  }
}

/** What was said when a feed was imported. */
function choicesOf(snapshot: HolidayFeedSnapshot | null): FeedChoices {
  const { close = [], work = [], leaveOut = [], once = [], ...rest } = snapshot?.choices ?? {};
  const timeZone = rest.timeZone === undefined ? null : zoneOf(rest.timeZone);
  return { close, work, leaveOut, once, timeZone, halfDays: rest.halfDays ?? null };
}

/** What of that holds again or, where something else is said now, no longer does. */
function saidBeforeLines({ choices: now }: ImportRequest, before: FeedChoices): readonly string[] {
  const switches = switchesText(now === null ? before : notSaidAgain(before, now));
  if (switches === '') return [];
  return now === null
    ? [`as at the last import, unless you say --anew: ${switches}`]
    : [`said at the last import, and no longer holds unless you say it again: ${switches}`];
}

function notSaidAgain(before: FeedChoices, now: FeedChoices): FeedChoices {
  const dropped = (key: PatternKey) => before[key].filter((pattern) => !now[key].includes(pattern));
  return {
    close: dropped('close'),
    work: dropped('work'),
    leaveOut: dropped('leaveOut'),
    once: dropped('once'),
    timeZone: now.timeZone === null ? before.timeZone : null,
    halfDays: now.halfDays === null ? before.halfDays : null,
  };
}

function readFeed(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--feed cannot be read: ${reason}`);
  }
}

/** Without what was not said. */
function said({ timeZone, halfDays, ...patterns }: FeedChoices): HolidayFeedSnapshot['choices'] {
  const given = Object.entries(patterns).filter(([, each]) => each.length > 0);
  return {
    ...Object.fromEntries(given.map(([key, each]) => [key, [...each]])),
    ...(timeZone && { timeZone: timeZone.name }),
    ...(halfDays && { halfDays }),
  };
}

function writeSnapshot(
  snapshot: HolidayFeedSnapshot,
  before: HolidayFeedSnapshot | null,
  { folder, check }: ImportRequest,
  say: Say,
): number {
  const name = nameOf(snapshot.id);
  const target = join(resolve(folder), name);
  const difference = feedDifference(before, snapshot);
  say.done(`${name}: ${difference.length === 0 ? 'unchanged' : `${difference.length} lines`}`);
  for (const line of difference) say.done(`  ${line}`);
  if (check) return difference.length > 0 ? 1 : 0;
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(target, snapshotText(snapshot));
  return 0;
}

/**
 * Imports a holiday feed as the command line says. Prints what the feed closes, opens and leaves
 * unsure and what changes in `holiday-feeds/ID.json` under the policies, or under `--folder`, and then
 * writes it. If the feed has mistakes, or leaves open which days it means, it lists all of them,
 * writes nothing and returns 1. With `--check` it writes nothing, and returns 1 if something would
 * change.
 */
export function runImport(args: readonly string[], say: Say): number {
  // A feed is written by others, and a terminal obeys control characters.
  const safely: Say = {
    done: (line) => say.done(shown(line)),
    wrong: (line) => say.wrong(shown(line)),
  };
  try {
    return importFeed(importRequest(args), safely);
  } catch (error) {
    if (error instanceof SnapshotError) safely.wrong(error.message);
    else if (error instanceof UsageError) safely.wrong(`${error.message}\n${USAGE}`);
    else throw error;
    return 1;
  }
}
