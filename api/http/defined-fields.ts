/** The same fields without `undefined`, which never counts as a value. */
export type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The same object without the fields that are `undefined`. */
export function definedFields<T extends object>(fields: T): Present<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the keys
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<T>;
}
