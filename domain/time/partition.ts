/**
 * Binary search: the first index below `length` that passes, or `length`. What passes must be a
 * tail: once an index passes, so do all after it.
 */
export function partitionPoint(length: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Binary search: how many items, from the first on, belong to the head. */
export function headLength<T>(items: readonly T[], inHead: (item: T) => boolean): number {
  return partitionPoint(items.length, (index) => !inHead(items[index]!));
}
