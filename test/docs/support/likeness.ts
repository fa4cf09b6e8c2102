import { instantsIn, readingsOf, withoutInstants, type WrittenInstant } from './instants.ts';
import { areAlike, type Moment } from './moments.ts';
import type { Shown } from './page.ts';

/** Ids differ each time, but where a block shows one twice it is one. */
export const ID = /\b(acc|case|pack|sub|msg)_(?:[a-z2-7]{26}|[0-9a-f]{32})\b/g;
/** What else differs each time: secrets, how many milliseconds something took, and zone data, which come with Node. */
const CHANGING: readonly (readonly [RegExp, string])[] = [
  [ID, '$1_*'],
  [/\bwhsec_[\w+/]{20,}=*/g, 'whsec_*'],
  [/\b\d+ ms later\b/g, '* ms later'],
  [/\bOC-2026-\d{13}\b/g, 'OC-2026-*'],
  [/\b20\d\d[a-h]\b/g, 'zone data'],
];
/** How late something came after the instant before it. */
export const LATENESS = /(?<= {2})(\d+)(?= ms later)/g;

/** How long commands took here, in milliseconds. */
export interface Took {
  /** Those just before what is shown. */
  readonly step: number;
  /** All of the page until now. */
  readonly page: number;
}

/**
 * Compares what a page shows with what came. A block of `now` was true when it was written: its
 * instants may have moved, but together, as far as the time between commands lets them.
 */
export class Likeness {
  readonly #shown: Pick<Shown, 'isOfNow' | 'zones'>;
  readonly #took: Took;
  readonly #moments: Moment[] = [];
  readonly #ids: (readonly [string, string])[] = [];

  constructor(shown: Pick<Shown, 'isOfNow' | 'zones'>, took: Took) {
    this.#shown = shown;
    this.#took = took;
  }

  /** Whether the instants and ids seen so far go together. */
  get agrees(): boolean {
    return areOneToOne(this.#ids) && areAlike(this.#moments, this.#took.page);
  }

  /** Everything shown is there, and there may be more. */
  value(shown: unknown, came: unknown, name = ''): boolean {
    if (typeof shown === 'string') return typeof came === 'string' && this.text(shown, came);
    if (Array.isArray(shown)) return Array.isArray(came) && this.#items(shown, came);
    if (isObject(shown)) return isObject(came) && this.#fields(shown, came);
    if (this.#shown.isOfNow && name === 'remainingSeconds') return this.#isLeft(shown, came);
    return shown === came;
  }

  text(shown: string, came: string): boolean {
    if (this.#pattern(shown) !== this.#pattern(came)) return false;
    this.#ids.push(...pairs(shown.match(ID) ?? [], came.match(ID) ?? []));
    return !this.#shown.isOfNow || this.#moves(shown, came);
  }

  /** The lines shown are there, in any order, and others may be between them. */
  linesInAnyOrder(shown: readonly string[], came: readonly string[]): boolean {
    const left = [...came];
    return shown.every((line) => {
      const found = left.findIndex((other) => this.#isLike(line, other));
      if (found >= 0) left.splice(found, 1);
      return found >= 0;
    });
  }

  #fields(shown: Record<string, unknown>, came: Record<string, unknown>): boolean {
    const entries = Object.entries(shown);
    if (entries.length === 0) return Object.keys(came).length === 0;
    return entries.every(([key, value]) => key in came && this.value(value, came[key], key));
  }

  /** The items shown are there in this order, and others may be between them. */
  #items(shown: readonly unknown[], came: readonly unknown[]): boolean {
    if (shown.length === 0) return came.length === 0;
    let from = 0;
    return shown.every((item) => {
      const found = came.findIndex((other, index) => index >= from && this.#isLike(item, other));
      from = found + 1;
      return found >= 0;
    });
  }

  /** What turns out to be another item leaves no trace. */
  #isLike(shown: unknown, came: unknown): boolean {
    const [moments, ids] = [this.#moments.length, this.#ids.length];
    const isLike = this.value(shown, came) && this.agrees;
    if (!isLike) {
      this.#moments.length = moments;
      this.#ids.length = ids;
    }
    return isLike;
  }

  #pattern(text: string): string {
    const changed = CHANGING.reduce((so, [pattern, to]) => so.replaceAll(pattern, to), text);
    return this.#shown.isOfNow ? withoutInstants(changed) : changed;
  }

  /** Seconds until a deadline: as many as on the page, but for those that the commands took. */
  #isLeft(shown: unknown, came: unknown): boolean {
    if (typeof shown !== 'number' || typeof came !== 'number') return shown === came;
    return Math.abs(came - shown) <= 1 + Math.ceil(this.#took.step / 1000);
  }

  #moves(shown: string, came: string): boolean {
    const instants = pairs(instantsIn(shown), instantsIn(came));
    const moments = instants.flatMap((pair) => momentOf(pair, this.#shown.zones));
    if (moments.length < instants.length) return false;
    this.#moments.push(...moments, ...arrivals(moments[0], shown, came));
    return true;
  }
}

/** Nothing where the page's is none, or in another zone than the one that came. */
function momentOf(
  [shown, came]: readonly [WrittenInstant, WrittenInstant],
  zones: readonly string[],
): readonly Moment[] {
  const theirs = readingsOf(came, zones);
  for (const { zone, at } of readingsOf(shown, zones)) {
    const other = theirs.find((one) => one.zone === zone);
    const kind = shown.isOfAct ? 'act' : 'due';
    if (other) return [{ shown: at, came: other.at, unitMs: shown.unitMs, kind }];
  }
  return [];
}

/** When what is told of the first instant in a line was received, if the line says so. */
function arrivals(first: Moment | undefined, shown: string, came: string): readonly Moment[] {
  const late = pairs(shown.match(LATENESS) ?? [], came.match(LATENESS) ?? []);
  if (first === undefined) return [];
  return late.map(([ours, theirs]) => ({
    shown: first.shown + Number(ours),
    came: first.came + Number(theirs),
    unitMs: first.unitMs,
    kind: 'arrival',
  }));
}

/** Of two lists that are equally long, as their texts have the same pattern. */
function pairs<T>(ours: readonly T[], theirs: readonly T[]): readonly (readonly [T, T])[] {
  return ours.flatMap((one, index) => {
    const other = theirs[index];
    return other === undefined ? [] : [[one, other] as const];
  });
}

function areOneToOne(all: readonly (readonly [string, string])[]): boolean {
  const [there, back] = [new Map(all), new Map(all.map(([shown, came]) => [came, shown]))];
  return all.every(([shown, came]) => there.get(shown) === came && back.get(came) === shown);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
