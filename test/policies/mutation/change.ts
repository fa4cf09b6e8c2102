import type { Path } from '../rows/row-ids.ts';

/** What stands at one place of a policy, said otherwise. */
export interface Change {
  readonly path: Path;
  readonly to: unknown;
}

/** The place is not there at all: a field is left out, an element of a list is dropped. */
export const REMOVED = Symbol('removed');

/** The content with the change; it shares with the original all that is the same. */
export function withChange(content: unknown, { path, to }: Change): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  if (Array.isArray(content)) {
    const index = Number(key);
    if (rest.length === 0 && to === REMOVED) return content.toSpliced(index, 1);
    return content.toSpliced(index, 1, withChange(content[index], { path: rest, to }));
  }
  const { [key]: before, ...others } = content as Readonly<Record<string, unknown>>;
  if (rest.length === 0 && to === REMOVED) return others;
  // In its old place, so that the order of fields stays.
  return { ...(content as object), [key]: withChange(before, { path: rest, to }) };
}

/** `target.minutes: 60 → 61` */
export function spell({ path, to }: Change, before: unknown): string {
  const after = to === REMOVED ? 'nothing' : JSON.stringify(to);
  return `${path.join('.')}: ${JSON.stringify(before) ?? 'nothing'} → ${after}`;
}
