import { MAX_DEPTH, TOO_DEEP, tooMany } from '../http/size-limits.ts';

/** Far more than any calendar has; limits how long one item can take without a pause. */
const MAX_VALUES = 5_000;

/** Why an item is not even read, so many values it holds or so deeply are they nested; null if it may be. */
export function sizeProblem(item: unknown): string | null {
  let values = 0;
  let level = [item].filter(holdsValues);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return TOO_DEEP;
    const held = level.flatMap((each): unknown[] => Object.values(each));
    values += held.length;
    if (values > MAX_VALUES) return tooMany(MAX_VALUES);
    level = held.filter(holdsValues);
  }
  return null;
}

function holdsValues(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
