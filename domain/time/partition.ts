/**
 * Binary search for the first index below `length` that passes, or `length` if none does. Once an
 * index passes, all later ones must pass too.
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

/** Binary search for the number of leading items that satisfy `inHead`. */
export function headLength<T>(items: readonly T[], inHead: (item: T) => boolean): number {
  return partitionPoint(items.length, (index) => !inHead(items[index]!));
}
