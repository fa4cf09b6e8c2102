import type { Instant } from './instant.ts';

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/**
 * Sorted spans of open time that do not touch, with the open time before each, in arrays of plain
 * numbers: 24 bytes a span, and lookups allocate nothing. The list grows at both ends; a span that
 * touches the one before it is merged into it.
 *
 * Totals are milliseconds counted from the first span in the list, so prepending changes them all.
 */
export class SegmentList {
  #from = new Float64Array();
  #to = new Float64Array();
  #before = new Float64Array();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** What it takes in memory, with the room that it has for more. */
  get bytes(): number {
    // The buffer is that of all three arrays.
    return this.#from.buffer.byteLength;
  }

  from(index: number): Instant {
    return this.#from[index]!;
  }

  to(index: number): Instant {
    return this.#to[index]!;
  }

  /** The open time before a span; for an index equal to the length, the total. */
  before(index: number): number {
    if (index < this.#length) return this.#before[index]!;
    const last = this.#length - 1;
    return last < 0 ? 0 : this.#before[last]! + this.#to[last]! - this.#from[last]!;
  }

  /** How many spans begin at or before an instant. */
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

  /** How many spans have at most `total` of open time before them. */
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

  /** How many spans have less than `total` of open time before them; the last of these reaches it. */
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

  /**
   * Adds spans that come after all existing ones.
   * @param edges the start and end of each span, in order
   */
  append(edges: readonly Instant[]): void {
    this.#makeRoom(edges.length / 2);
    this.#addAll(edges);
  }

  /** Adds spans that come before all existing ones; `edges` as for `append`. */
  prepend(edges: readonly Instant[]): void {
    const later = { from: this.#from, to: this.#to, length: this.#length };
    this.#length = 0;
    this.#reserve(edges.length / 2 + later.length);
    this.#addAll(edges);
    for (let index = 0; index < later.length; index += 1) {
      this.#add(later.from[index]!, later.to[index]!);
    }
  }

  #addAll(edges: readonly Instant[]): void {
    for (let index = 0; index < edges.length; index += 2) {
      this.#add(edges[index]!, edges[index + 1]!);
    }
  }

  #add(from: Instant, to: Instant): void {
    const last = this.#length - 1;
    if (last >= 0 && this.#to[last] === from) this.#to[last] = to;
    else this.#push(from, to);
  }

  #push(from: Instant, to: Instant): void {
    const before = this.before(this.#length);
    this.#from[this.#length] = from;
    this.#to[this.#length] = to;
    this.#before[this.#length] = before;
    this.#length += 1;
  }

  /** Sizes exactly at first, as most calendars need one year, and then doubles so that copying stays rare. */
  #makeRoom(more: number): void {
    const needed = this.#length + more;
    if (needed > this.#from.length) this.#reserve(Math.max(needed, 2 * this.#length));
  }

  /** Allocates new arrays, so that the old ones can still be read while these are filled. */
  #reserve(capacity: number): void {
    // Three views of one buffer, because allocation is most of the cost of a small calendar.
    const memory = new ArrayBuffer(3 * capacity * BYTES);
    this.#from = moved(this.#from, this.#length, new Float64Array(memory, 0, capacity));
    this.#to = moved(this.#to, this.#length, new Float64Array(memory, capacity * BYTES, capacity));
    this.#before = moved(
      this.#before,
      this.#length,
      new Float64Array(memory, 2 * capacity * BYTES, capacity),
    );
  }
}

function moved(values: Float64Array, length: number, into: Float64Array<ArrayBuffer>) {
  if (length > 0) into.set(values.subarray(0, length));
  return into;
}
