import type { Instant } from '../../domain/time/instant.ts';
import { DAY, HOUR, MINUTE } from '../../domain/time/units.ts';
import { OFFICE } from '../office.ts';
import { ours, type Counter, type Prepare } from './contestant.ts';

/** A question about a calendar from a start on; answered by an instant or an amount. */
export type Job = (counter: Counter, start: Instant) => number;

const adding = (minutes: number) => (counter: Counter, start: Instant) =>
  counter.add(start, minutes);
const measuring = (minutes: number) => (counter: Counter, start: Instant) =>
  counter.measure(start, start + minutes * MINUTE);

/** What is timed. */
export const JOBS: ReadonlyMap<string, Job> = new Map([
  ['+8 h', adding((8 * HOUR) / MINUTE)],
  ['+200 h', adding((200 * HOUR) / MINUTE)],
  ['+2,000 h', adding((2_000 * HOUR) / MINUTE)],
  ['60 days', measuring((60 * DAY) / MINUTE)],
]);

/** From April to August of 2026, at all hours of all weekdays. */
export const STARTS: readonly Instant[] = Array.from(
  { length: 64 },
  (_, index) => Date.UTC(2026, 3, 1) + index * (53 * HOUR + 17 * MINUTE),
);

type Question = readonly [Job, Instant];

const TIMED = [...JOBS.values()].flatMap((job) => STARTS.map((start): Question => [job, start]));

/** Over eleven years, and so across clock changes, each less than two weeks long. */
const SPREAD = Array.from({ length: 500 }, (_, index): Question => {
  const minutes = 1 + ((index * 7_919) % ((14 * DAY) / MINUTE));
  const start = Date.UTC(2019, 0, 1) + index * (8 * DAY + 5 * HOUR + 37 * MINUTE);
  return [index % 2 === 0 ? adding(minutes) : measuring(minutes), start];
});

/** How many of a contestant's answers differ from ours. */
export function differences(prepare: Prepare): string {
  const [own, other] = [ours(OFFICE), prepare(OFFICE)];
  const questions = [...TIMED, ...SPREAD];
  const differing = questions.filter(([job, start]) => job(own, start) !== job(other, start));
  return `${differing.length} of ${questions.length}`;
}
