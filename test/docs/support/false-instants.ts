import {
  instantsIn,
  readingsOf,
  rewritten,
  type Reading,
  type WrittenInstant,
} from './instants.ts';
import { areTied, type Moment } from './moments.ts';
import type { Shown } from './page.ts';

interface Placed {
  readonly written: WrittenInstant;
  readonly reading: Reading;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Longer than any page may take, so that no time between two commands accounts for it. */
export const LATER_MS = 600_000;
/** Where none of our pages is, and its offset is no whole hour. */
const ELSEWHERE = 'Asia/Kathmandu';
const WEEKDAY = /^[A-Z][a-z]+/;

/** A block of now again and again, false in one instant each time, each with what is false in it. */
export function falseInstants({ text, zones }: Shown): readonly (readonly [string, string])[] {
  const all = instantsIn(text).flatMap((written) => {
    const [reading] = readingsOf(written, zones);
    return reading ? [{ written, reading }] : [];
  });
  return all.flatMap((one) => {
    const others = [...moved(one, all), ...misnamed(one)];
    return others.map((other) => [
      `${one.written.text} as ${other}`,
      withInstant(text, one, other),
    ]);
  });
}

/** What is due by another instant is false by the smallest unit, what came of a command by much. */
function moved(one: Placed, all: readonly Placed[]): readonly string[] {
  const { written, reading } = one;
  const steps = isDue(one, all) ? [written.unitMs, -written.unitMs, MINUTE_MS] : [];
  return [...steps, LATER_MS, -LATER_MS].map((step) =>
    rewritten(written, reading, reading.at + step),
  );
}

function isDue(one: Placed, all: readonly Placed[]): boolean {
  if (one.written.unitMs === MINUTE_MS) return true;
  const others = all.filter((other) => other !== one && other.written.unitMs < MINUTE_MS);
  return others.some((other) => areTied(momentOf(other), momentOf(one), 'shown'));
}

function momentOf({ written: { unitMs, isOfAct }, reading: { at } }: Placed): Moment {
  return { shown: at, came: at, unitMs, kind: isOfAct ? 'act' : 'due' };
}

/** With another weekday, another offset or name of the zone, and as it is in a zone elsewhere. */
function misnamed({ written, reading }: Placed): readonly string[] {
  const { text } = written;
  const elsewhere = rewritten(written, { ...reading, zone: ELSEWHERE }, reading.at);
  const [weekday = ''] = WEEKDAY.exec(rewritten(written, reading, reading.at + DAY_MS)) ?? [];
  const [offset = '', name = ''] = [/[+-]\d\d:\d\d/, /\([A-Z].*\)$/].map(
    (zone) => zone.exec(elsewhere)?.[0],
  );
  const others = [
    elsewhere,
    text.replace(WEEKDAY, weekday),
    text.replace(/[+-]\d\d:\d\d(?=\)?$)/, offset),
    text.replace(/\([A-Z].*\)$/, name),
  ];
  // In UTC there is nothing of that.
  return text.endsWith('Z') ? [] : others.filter((other) => other !== text);
}

function withInstant(text: string, { written }: Placed, other: string): string {
  return text.slice(0, written.index) + other + text.slice(written.index + written.text.length);
}
