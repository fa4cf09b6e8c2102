import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { SourceDocuments } from '../case/types.ts';
import { partsUnder } from './parts-under.ts';

/** The titles of the documents that sources name anywhere in a content. */
export function documentsIn(
  { documents }: Pick<Catalogue, 'documents'>,
  content: unknown,
): SourceDocuments {
  const named = new Set(partsUnder(content, 'document'));
  const found = documents.filter(({ id }) => named.has(id));
  return Object.fromEntries(found.map(({ id, title }) => [id, title]));
}
