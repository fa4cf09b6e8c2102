/** A value that a condition names, and where. */
interface AskedFor {
  readonly path: string;
  readonly value: string;
}

/** The texts that conditions compare a field with, at any depth of a content. */
export function askedFor(
  content: unknown,
  field: string,
  path: readonly string[] = [],
): readonly AskedFor[] {
  if (typeof content !== 'object' || content === null) return [];
  if (path.at(-2) === 'when' && path.at(-1) === field) return textsIn(content, path);
  return Object.entries(content).flatMap(([key, part]) => askedFor(part, field, [...path, key]));
}

function textsIn(matcher: object, path: readonly string[]): readonly AskedFor[] {
  return Object.entries(matcher)
    .flatMap(([test, wanted]: [string, unknown]) =>
      [wanted].flat().map((value) => ({ test, value })),
    )
    .flatMap(({ test, value }) =>
      typeof value === 'string' ? [{ path: [...path, test].join('.'), value }] : [],
    );
}
