/** What differs each time: ids, secrets, how many milliseconds something took, and zone data, which come with Node. */
const CHANGING: readonly (readonly [RegExp, string])[] = [
  [/\b(acc|case|pack|sub|msg)_(?:[a-z2-7]{26}|[0-9a-f]{32})\b/g, '$1_*'],
  [/\bwhsec_[\w+/]{20,}=*/g, 'whsec_*'],
  [/\b\d+ ms later\b/g, '* ms later'],
  [/\bOC-2026-\d{13}\b/g, 'OC-2026-*'],
  [/\b20\d\d[a-h]\b/g, 'zone data'],
];

const ISO = String.raw`\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)`;
/** As an explanation has it: `Sun 2026-11-29 21:11:07 (+08:00)`. */
const EXPLAINED = String.raw`\b[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \([+-]\d\d:\d\d\)`;
/** As a sentence has it: `Sunday, November 29, 2026 at 22:11`. */
const SPOKEN = String.raw`\b[A-Z]\w+day,? (?:[A-Z]\w+ \d{1,2}|\d{1,2} [A-Z]\w+),? \d{4}(?: at|,) \d\d:\d\d\b`;

/** An instant in each of the ways in which it is shown. */
export const INSTANT = new RegExp([ISO, EXPLAINED, SPOKEN].join('|'), 'g');

/** How far apart those of one block may have moved: a busy machine takes longer between two commands. */
const SLACK_MS = 180_000;

/**
 * Compares what a page shows with what came. A block of `now` was true when it was written: each of its
 * instants must have moved, and all by the same time, but for those that never move.
 */
export class Likeness {
  readonly #isOfNow: boolean;
  readonly #shifts: number[] = [];

  constructor(isOfNow: boolean) {
    this.#isOfNow = isOfNow;
  }

  /** Whether the instants seen so far have moved together. */
  get agrees(): boolean {
    return Math.max(...this.#shifts) - Math.min(...this.#shifts) <= SLACK_MS;
  }

  /** Everything shown is there, and there may be more. */
  value(shown: unknown, came: unknown, name = ''): boolean {
    if (typeof shown === 'string') return typeof came === 'string' && this.text(shown, came);
    if (Array.isArray(shown)) return Array.isArray(came) && this.#items(shown, came);
    if (isObject(shown)) {
      if (!isObject(came)) return false;
      return Object.entries(shown).every(
        ([key, value]) => key in came && this.value(value, came[key], key),
      );
    }
    if (this.#isOfNow && name === 'remainingSeconds') return typeof came === 'number';
    return shown === came;
  }

  text(shown: string, came: string): boolean {
    if (this.#pattern(shown) !== this.#pattern(came)) return false;
    if (this.#isOfNow) this.#compareInstants(shown, came);
    return true;
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
    const before = this.#shifts.length;
    const isLike = this.value(shown, came) && this.agrees;
    if (!isLike) this.#shifts.length = before;
    return isLike;
  }

  #pattern(text: string): string {
    const changed = CHANGING.reduce((so, [pattern, to]) => so.replaceAll(pattern, to), text);
    if (!this.#isOfNow) return changed;
    return changed.replaceAll(INSTANT, (one) =>
      one.replaceAll(/\d+/g, '0').replaceAll(/[A-Z][a-z]+/g, 'A'),
    );
  }

  #compareInstants(shown: string, came: string): void {
    const theirs = came.match(INSTANT) ?? [];
    for (const [index, one] of (shown.match(INSTANT) ?? []).entries()) {
      const shift = instantOf(theirs[index] ?? '') - instantOf(one);
      if (shift !== 0) this.#shifts.push(shift);
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of a sentence as if it were in UTC: two of one zone move as far. */
function instantOf(written: string): number {
  const [, date, time, offset] = /^\w{3} (\S+) (\S+) \((\S+)\)$/.exec(written) ?? [];
  if (date !== undefined) return Date.parse(`${date}T${time}${offset}`);
  const spoken = /^\w+day,? (.*)(?: at|,) (\d\d:\d\d)$/.exec(written);
  return Date.parse(spoken === null ? written : `${spoken[1]} ${spoken[2]} UTC`);
}
