import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runImport } from '../../../catalogue/authoring/import-holiday-feed.ts';
import {
  holidayFeedSchema,
  type HolidayFeedSnapshot,
} from '../../../catalogue/schema/holiday-feed-schema.ts';

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'feed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Imports as the program does, which would start slowly. */
export function run(args: readonly string[]) {
  const printed = { stdout: '', stderr: '' };
  const status = runImport(args, {
    done: (line) => (printed.stdout += `${line}\n`),
    wrong: (line) => (printed.stderr += `${line}\n`),
  });
  return { status, ...printed };
}

export function importInto(folder: string, feed: string, ...more: readonly string[]) {
  return run(['--feed', feed, '--id', 'harbour-days', '--folder', folder, ...more]);
}

/** The text of the snapshot that was written to a folder. */
export function writtenTo(folder: string): string {
  return readFileSync(join(folder, 'holiday-feeds/harbour-days.json'), 'utf8');
}

export function imported(folder: string): HolidayFeedSnapshot {
  return holidayFeedSchema.parse(JSON.parse(writtenTo(folder)));
}
