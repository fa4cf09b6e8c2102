import { INSTANT } from './likeness.ts';
import type { Shown } from './page.ts';

/** A page's block with one value changed, and which one that is. */
export interface Falsified {
  readonly what: string;
  readonly shown: Shown;
}

type Path = readonly string[];

/** Ids and secrets differ each time, and zone data with Node: a change of them proves nothing. */
const CHANGING = /_[a-z2-7]{26}\b|^whsec_|^20\d\d[a-h]$/;
const MOVED_BY_MS = 600_000;

/** The block again and again, false in one value or line each time. */
export function falsified(shown: Shown): readonly Falsified[] {
  return shown.language === 'json' ? falseAnswers(shown) : falseLines(shown);
}

function falseAnswers(shown: Shown): readonly Falsified[] {
  const answer: unknown = JSON.parse(shown.text);
  const held = leavesOf(answer).filter(([path, value]) => isHeld(shown, path, value));
  return held.map(([path, value]) => ({
    what: path.join('.'),
    shown: { ...shown, text: JSON.stringify(withValue(answer, path, otherThan(value, shown))) },
  }));
}

function isHeld(shown: Shown, path: Path, value: unknown): boolean {
  if (!shown.isOfNow) return !CHANGING.test(String(value));
  // An instant of the present is held against the others of its block.
  if (isInstant(value)) return instantsIn(shown) > 1;
  return path.at(-1) !== 'remainingSeconds' && !CHANGING.test(String(value));
}

function falseLines(shown: Shown): readonly Falsified[] {
  const lines = shown.text.split('\n');
  const falseAt = (index: number, what: string, line: string): Falsified => ({
    what,
    shown: { ...shown, text: lines.with(index, line).join('\n') },
  });
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const wrong = [falseAt(index, line, `${line.slice(0, -1)}~`)];
    const [instant] = line.match(INSTANT) ?? [];
    if (instant === undefined || !/^\d/.test(instant) || instantsIn(shown) < 2) return wrong;
    return [...wrong, falseAt(index, instant, line.replace(instant, moved(instant)))];
  });
}

function instantsIn({ text }: Shown): number {
  return (text.match(INSTANT) ?? []).length;
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
}

function leavesOf(value: unknown, path: Path = []): readonly (readonly [Path, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

function withValue(whole: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const parts = Array.isArray(whole) ? [...whole] : { ...(whole as object) };
  return Object.assign(parts, {
    [key]: withValue((whole as Record<string, unknown>)[key], rest, value),
  });
}

function otherThan(value: unknown, { isOfNow }: Shown): unknown {
  if (isOfNow && isInstant(value)) return moved(value);
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return typeof value === 'string' ? `${value}~` : 0;
}

/** In the same form, with what it has of an offset. */
function moved(instant: string): string {
  const [, offset = 'Z'] = /(Z|[+-]\d\d:\d\d)$/.exec(instant) ?? [];
  const local = Date.parse(instant.replace(offset, 'Z')) + MOVED_BY_MS;
  return new Date(local).toISOString().replace('Z', offset);
}
