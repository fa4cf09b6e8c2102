import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readHolidayFeed } from '../holiday-feed/feed.ts';
import { problemText } from '../holiday-feed/problem.ts';
import {
  feedId,
  holidayFeedSchema,
  type HolidayFeedSnapshot,
} from '../schema/holiday-feed-schema.ts';
import { feedDifference } from './snapshot-difference.ts';
import { readSnapshot, SNAPSHOT_YEARS, snapshotText } from './snapshot-file.ts';

const POLICIES = join(import.meta.dirname, '../../policies');

const USAGE =
  'npm run holidays:import -- --feed FILE.ics --id ID [--folder policies/examples] [--check]';

/** Where messages go. */
interface Say {
  readonly done: (line: string) => void;
  readonly wrong: (line: string) => void;
}

class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Wanted {
  readonly feed: string;
  readonly id: string;
  readonly folder: string;
  readonly check: boolean;
}

/** What the command line asks for. Throws `UsageError`. */
function wanted(args: readonly string[]): Wanted {
  const { feed, id, folder, check } = parsedArguments(args);
  if (feed === undefined) throw new UsageError('--feed is missing: the file to import');
  if (id === undefined) throw new UsageError('--id is missing: what calendars call the feed');
  const named = feedId.safeParse(id);
  if (!named.success) throw new UsageError(`--id ${id}: ${named.error.issues[0]?.message ?? ''}`);
  return { feed, id, folder: folder ?? POLICIES, check: check ?? false };
}

function parsedArguments(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { feed: text, id: text, folder: text, check: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readFeed(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--feed cannot be read: ${reason}`);
  }
}

function importFeed({ feed, id, folder, check }: Wanted, say: Say): number {
  const file = readFeed(feed);
  const { days, cancelled, problems } = readHolidayFeed(file, SNAPSHOT_YEARS);
  if (problems.length > 0) {
    say.wrong(`${feed} is not imported: correct these ${problems.length} and import it again.`);
    for (const each of problems) say.wrong(`  ${problemText(each)}`);
    return 1;
  }
  const dates = Object.keys(days).toSorted();
  const [first, last] = [dates.at(0), dates.at(-1)];
  if (first === undefined || last === undefined) {
    say.wrong(
      `${feed} is not imported: it has no day in the years ${SNAPSHOT_YEARS.join(' to ')}.`,
    );
    return 1;
  }
  const sha256 = createHash('sha256').update(file).digest('hex');
  const importedFrom = { file: basename(feed), sha256 };
  const snapshot: HolidayFeedSnapshot = {
    id,
    importedFrom,
    years: [yearIn(first), yearIn(last)],
    days,
  };
  const target = join(resolve(folder), 'holiday-feeds', `${id}.json`);
  const before = readSnapshot(pathToFileURL(target), holidayFeedSchema);
  const difference = feedDifference(before, snapshot);
  for (const each of cancelled) say.done(`left out because it is cancelled: ${each}`);
  const changes = difference.length === 0 ? 'unchanged' : `${difference.length} lines`;
  say.done(`holiday-feeds/${id}.json: ${changes}`);
  for (const line of difference) say.done(`  ${line}`);
  if (check) return difference.length > 0 ? 1 : 0;
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(target, snapshotText(snapshot));
  return 0;
}

/** The years run from the first to the last date, as a feed says nothing about others. */
function yearIn(date: string): number {
  return Number(date.slice(0, 4));
}

/**
 * Imports a holiday feed as the command line says. Prints what changes in `holiday-feeds/ID.json`
 * under the policies, or under `--folder`, and then writes it. If the feed has mistakes, it lists
 * all of them, writes nothing and returns 1. With `--check` it writes nothing, and returns 1 if
 * something would change.
 */
export function runImport(args: readonly string[], say: Say): number {
  try {
    return importFeed(wanted(args), say);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say.wrong(`${error.message}\n${USAGE}`);
    return 1;
  }
}
