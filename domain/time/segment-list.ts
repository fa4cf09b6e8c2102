import type { Instant } from './instant.ts';

/** A half-open span of UTC. */
interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Sorted spans of open time that don't touch, with the open time before each, in arrays of plain
 * numbers: 24 bytes a span, and nothing is allocated to look something up. It grows at both ends;
 * a span that touches the one before it is one with it.
 *
 * Totals are milliseconds counted from the first span there is: prepending moves them all.
 */
export class SegmentList {
  #from = new Float64Array(16);
  #to = new Float64Array(16);
  #before = new Float64Array(16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  from(index: number): Instant {
    return this.#from[index]!;
  }

  to(index: number): Instant {
    return this.#to[index]!;
  }

  /** The open time before a span; of the length itself, all there is. */
  before(index: number): number {
    if (index < this.#length) return this.#before[index]!;
    const last = this.#length - 1;
    return last < 0 ? 0 : this.#before[last]! + this.#to[last]! - this.#from[last]!;
  }

  /** How many spans have begun at an instant. */
  begunAt(instant: Instant): number {
    const from = this.#from;
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (from[middle]! <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many spans begin with so much open time before them, or less. */
  beganBy(total: number): number {
    const before = this.#before;
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before[middle]! <= total) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many spans begin with less open time before them than this: the last of them reaches it. */
  beganBefore(total: number): number {
    const before = this.#before;
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before[middle]! < total) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Adds spans that come after all there are. */
  append(spans: readonly Span[]): void {
    for (const { from, to } of spans) {
      const last = this.#length - 1;
      if (last >= 0 && this.#to[last] === from) this.#to[last] = to;
      else this.#push(from, to);
    }
  }

  /** Adds spans that come before all there are. */
  prepend(spans: readonly Span[]): void {
    const later = { from: this.#from, to: this.#to, length: this.#length };
    this.#length = 0;
    this.#reserve(spans.length + later.length);
    this.append(spans);
    for (let index = 0; index < later.length; index += 1) {
      this.append([{ from: later.from[index]!, to: later.to[index]! }]);
    }
  }

  #push(from: Instant, to: Instant): void {
    if (this.#length === this.#from.length) this.#reserve(2 * this.#length);
    const before = this.before(this.#length);
    this.#from[this.#length] = from;
    this.#to[this.#length] = to;
    this.#before[this.#length] = before;
    this.#length += 1;
  }

  /** New arrays, so that the old ones can still be read while these are filled. */
  #reserve(capacity: number): void {
    this.#from = grown(this.#from, this.#length, capacity);
    this.#to = grown(this.#to, this.#length, capacity);
    this.#before = grown(this.#before, this.#length, capacity);
  }
}

function grown(values: Float64Array, length: number, capacity: number) {
  const copy = new Float64Array(capacity);
  copy.set(values.subarray(0, length));
  return copy;
}
