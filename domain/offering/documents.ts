import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { SourceDocuments } from '../case/types.ts';

/** The titles of the documents that sources name anywhere in a content. */
export function documentsIn(
  { documents }: Pick<Catalogue, 'documents'>,
  content: unknown,
): SourceDocuments {
  const named = new Set(namedIn(content));
  const found = documents.filter(({ id }) => named.has(id));
  return Object.fromEntries(found.map(({ id, title }) => [id, title]));
}

function namedIn(content: unknown, key = ''): readonly string[] {
  if (key === 'document' && typeof content === 'string') return [content];
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([field, part]) => namedIn(part, field));
}
