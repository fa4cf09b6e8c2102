import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporal } from '@temporalio/proto';

const { History } = temporal.api.history.v1;
export type History = temporal.api.history.v1.History;

/** Histories of earlier commits, one folder for each released shape of the workflow. */
export const HISTORIES = fileURLToPath(new URL('./histories', import.meta.url));

/** Under which name the history of a scenario is kept. */
export function fileOf(scenario: string): string {
  return `${scenario.replaceAll(/[ ,]+/g, '-')}.json`;
}

/** JSON that `savedHistories` reads back; the SDK's own `historyToJSON` fails on SDK 1.24. */
export function historyToText(history: temporal.api.history.v1.IHistory): string {
  const plain = History.toObject(History.fromObject(history), {
    longs: String,
    enums: String,
    bytes: String,
  });
  return `${JSON.stringify(plain, null, 1)}\n`;
}

/** Every committed history by its name, `SHAPE/SCENARIO`. */
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
