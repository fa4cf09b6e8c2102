import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FeedChoices } from '../holiday-feed/choices.ts';
import { readHolidayFeed } from '../holiday-feed/feed.ts';
import { holidayFeedSchema, type HolidayFeedSnapshot } from '../schema/holiday-feed-schema.ts';
import { importRequest, USAGE, UsageError, type ImportRequest } from './import-arguments.ts';
import { importReport, refusal } from './import-report.ts';
import { feedDifference } from './snapshot-difference.ts';
import { readSnapshot, SNAPSHOT_YEARS, snapshotText } from './snapshot-file.ts';

/** Where messages go. */
interface Say {
  readonly done: (line: string) => void;
  readonly wrong: (line: string) => void;
}

function importFeed(request: ImportRequest, say: Say): number {
  const { feed, id, choices } = request;
  const file = readFeed(feed);
  const read = readHolidayFeed(file, SNAPSHOT_YEARS, choices);
  const { years, known, days, worked, halfDays } = read;
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
    request,
    say,
  );
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
  { folder, check }: ImportRequest,
  say: Say,
): number {
  const name = `holiday-feeds/${snapshot.id}.json`;
  const target = join(resolve(folder), name);
  const before = readSnapshot(pathToFileURL(target), holidayFeedSchema);
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
  try {
    return importFeed(importRequest(args), say);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say.wrong(`${error.message}\n${USAGE}`);
    return 1;
  }
}
