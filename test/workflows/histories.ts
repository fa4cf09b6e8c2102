import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { temporal } from '@temporalio/proto';

const { History } = temporal.api.history.v1;
export type History = temporal.api.history.v1.History;

/** Histories of earlier commits: one folder for each released version, and one for what is not. */
export const HISTORIES = fileURLToPath(new URL('./histories', import.meta.url));

/** The folder of the shape that was not released yet. */
export const UNRELEASED = join(HISTORIES, 'unreleased');

const SUFFIX = '.json.gz';

/** Under which name the history of a scenario is kept. */
export function nameOf(scenario: string): string {
  return scenario.replaceAll(/[ ,]+/g, '-');
}

/** Keeps a history as JSON, an event a line; the SDK's own `historyToJSON` fails on SDK 1.24. */
export function saveHistory(scenario: string, history: temporal.api.history.v1.IHistory): void {
  mkdirSync(UNRELEASED, { recursive: true });
  const text = Buffer.from(historyToText(history));
  // Nobody reads them but with `zcat`: as they are they would be half of the repository.
  writeFileSync(join(UNRELEASED, `${nameOf(scenario)}${SUFFIX}`), gzipSync(text, { level: 9 }));
}

function historyToText(history: temporal.api.history.v1.IHistory): string {
  const { events } = History.toObject(History.fromObject(history), {
    longs: String,
    enums: String,
    bytes: String,
  }) as { events: readonly object[] };
  return `{"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
}

/** Every committed history by its name, `VERSION/SCENARIO`. */
export function savedHistories(): { name: string; history: History }[] {
  return readdirSync(HISTORIES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(SUFFIX))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => ({
      name: relative(HISTORIES, path).replace(SUFFIX, ''),
      history: History.fromObject(JSON.parse(gunzipSync(readFileSync(path)).toString()) as object),
    }));
}

/** The timers of a history, each in milliseconds, in the order in which they were started. */
export function timersOf(history: History): number[] {
  return history.events
    .map((event) => event.timerStartedEventAttributes?.startToFireTimeout)
    .filter((timeout) => timeout !== null && timeout !== undefined)
    .map(({ seconds, nanos }) => Number(seconds ?? 0) * 1000 + (nanos ?? 0) / 1e6);
}
