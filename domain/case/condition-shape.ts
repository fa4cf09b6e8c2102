import { joined, MAX_CONDITION_DEPTH, type Condition } from '../../catalogue/schema/condition.ts';
import * as shape from './shape.ts';

const matcher = shape.recordOf(shape.anything);

/** A condition, with those that are joined in it no deeper than an offering may write them. */
export const conditionShape: shape.Shape<Condition> = (value, path) =>
  firstWrong(value, path, MAX_CONDITION_DEPTH);

function firstWrong(value: unknown, path: string, depth: number): string | null {
  if (depth === 0 || typeof value !== 'object' || value === null) return path;
  for (const [name, said] of Object.entries(value)) {
    const here = `${path}.${name.slice(0, 50)}`;
    const inner = joined(name, said);
    const wrong =
      inner === null
        ? matcher(said, here)
        : (inner.map((each) => firstWrong(each, here, depth - 1)).find((at) => at !== null) ??
          null);
    if (wrong !== null) return wrong;
  }
  return null;
}
