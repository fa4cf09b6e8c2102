/** Everything that stands under a name, at any depth of a content. */
export function partsUnder(content: unknown, name: string): readonly unknown[] {
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([field, part]) =>
    field === name ? [part] : partsUnder(part, name),
  );
}
