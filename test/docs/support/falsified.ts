import { falseInstants, LATER_MS } from './false-instants.ts';
import { ID, LATENESS } from './likeness.ts';
import type { Shown } from './page.ts';

/** A page's block with one thing in it changed, and which one that is. */
export interface Falsified {
  readonly what: string;
  readonly shown: Shown;
}

type Path = readonly string[];

/** Ids and secrets differ each time, and zone data with Node: a change of them alone proves nothing. */
const CHANGING = /_[a-z2-7]{26}\b|^whsec_|^20\d\d[a-h]$/;

/** The block again and again, false in one value, line, instant or id each time. */
export function falsified(shown: Shown): readonly Falsified[] {
  const texts = [...falseIds(shown), ...(shown.isOfNow ? falseTimes(shown) : [])];
  return [
    ...texts.map(([what, text]) => ({ what, shown: { ...shown, text } })),
    ...(shown.language === 'json' ? falseAnswers(shown) : falseLines(shown)),
  ];
}

/** What is wrong, and the text of the block with it. */
type FalseText = readonly [string, string];

function falseTimes(shown: Shown): readonly FalseText[] {
  return [...falseInstants(shown), ...falseLateness(shown)];
}

/** Of an id that is shown twice, one is another. */
function falseIds({ text }: Shown): readonly FalseText[] {
  const ids = [...text.matchAll(ID)];
  const twice = ids.filter(([id]) => ids.filter(([other]) => other === id).length > 1);
  return twice.map(({ 0: id, index }) => {
    const other = id.slice(0, -1) + (id.endsWith('a') ? 'b' : 'a');
    return [`the id ${id}`, replacedAt(text, index, id, other)];
  });
}

function falseLateness({ text }: Shown): readonly FalseText[] {
  return [...text.matchAll(LATENESS)].map(({ 0: ms, index }) => [
    `${ms} ms later`,
    replacedAt(text, index, ms, String(Number(ms) + LATER_MS)),
  ]);
}

/** A text with something else at one place. */
function replacedAt(text: string, index: number, one: string, other: string): string {
  return text.slice(0, index) + other + text.slice(index + one.length);
}

function falseAnswers(shown: Shown): readonly Falsified[] {
  const answer: unknown = JSON.parse(shown.text);
  const held = leavesOf(answer).filter(([, value]) => !CHANGING.test(String(value)));
  return held.map(([path, value]) => ({
    what: path.join('.'),
    shown: { ...shown, text: JSON.stringify(withValue(answer, path, otherThan(path, value))) },
  }));
}

function otherThan(path: Path, value: unknown): unknown {
  if (path.at(-1) === 'remainingSeconds') return Number(value) + LATER_MS / 1000;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return [0];
  return typeof value === 'string' ? `${value}~` : 0;
}

function falseLines(shown: Shown): readonly Falsified[] {
  const lines = shown.text.split('\n');
  const falseBy = (what: string, other: readonly string[]): Falsified => ({
    what,
    shown: { ...shown, text: other.join('\n') },
  });
  const wrong = lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    return [
      falseBy(line, lines.with(index, `${line.slice(0, -1)}~`)),
      ...(shown.isPart ? [] : [falseBy(`a second ${line}`, lines.toSpliced(index, 0, line))]),
      ...(isWhole(shown) ? [falseBy(`no ${line}`, lines.toSpliced(index, 1))] : []),
    ];
  });
  const elsewhere = { ...shown, isOfBackground: !shown.isOfBackground };
  return [...wrong, { what: 'what has printed it', shown: elsewhere }];
}

/** Whether a line that is left out is missing. */
function isWhole({ isPart, isOfBackground }: Shown): boolean {
  return !isPart && !isOfBackground;
}

function leavesOf(value: unknown, path: Path = []): readonly (readonly [Path, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const entries = Object.entries(value);
  if (entries.length === 0) return [[path, value]];
  return entries.flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

function withValue(whole: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const parts = Array.isArray(whole) ? [...whole] : { ...(whole as object) };
  return Object.assign(parts, {
    [key]: withValue((whole as Record<string, unknown>)[key], rest, value),
  });
}
