/** Far more than any calendar has; limits how long one item can take without a pause. */
export const MAX_VALUES = 20_000;

/** Whether an item holds more values than one may, at all depths together. */
export function isTooLarge(item: unknown): boolean {
  const pending = [item];
  let found = 0;
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    const children: unknown[] = Object.values(value);
    found += children.length;
    if (found > MAX_VALUES) return true;
    pending.push(...children);
  }
  return false;
}
