import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporal } from '@temporalio/proto';

const { History } = temporal.api.history.v1;
export type History = temporal.api.history.v1.History;

/** Histories of earlier commits: one folder for each released version, and one for what is not. */
export const HISTORIES = fileURLToPath(new URL('./histories', import.meta.url));

/** The folder of the shape that was not released yet. */
export const UNRELEASED = join(HISTORIES, 'unreleased');

/** Under which name the history of a scenario is kept. */
export function fileOf(scenario: string): string {
  return `${scenario.replaceAll(/[ ,]+/g, '-')}.json`;
}

/**
 * JSON that `savedHistories` reads back, an event a line; the SDK's own `historyToJSON` fails on SDK
 * 1.24.
 */
export function historyToText(history: temporal.api.history.v1.IHistory): string {
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
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => ({
      name: relative(HISTORIES, path).replace('.json', ''),
      history: History.fromObject(JSON.parse(readFileSync(path, 'utf8')) as object),
    }));
}

/** The timers of a history, each in milliseconds, in the order in which they were started. */
export function timersOf(history: History): number[] {
  return history.events
    .map((event) => event.timerStartedEventAttributes?.startToFireTimeout)
    .filter((timeout) => timeout !== null && timeout !== undefined)
    .map(({ seconds, nanos }) => Number(seconds ?? 0) * 1000 + (nanos ?? 0) / 1e6);
}
