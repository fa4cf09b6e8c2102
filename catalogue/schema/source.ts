import { z } from 'zod';
import { readProse } from '../../domain/typed-text/typed-text.ts';
import { typedText } from './typed-text.ts';

/** A text that says something, without characters that mislead its readers. */
export const sentence = typedText(readProse).min(1);

const reference = {
  /** An id of `documents.yaml`. */
  document: z.string().regex(/^\d{3}$/, 'a document is named by three digits in quotes'),
  /** The subject there, in our words. */
  section: sentence,
};

/** Where a rule comes from. A rule without one does not load. */
export const sourceSchema = z.strictObject({
  ...reference,
  /** Other documents that say the same. */
  also: z.array(z.strictObject(reference)).min(1).optional(),
  /** Set where the documents are silent or disagree: what was chosen and why. */
  chosen: sentence.optional(),
});

export const documentsSchema = z.array(
  z.strictObject({ id: reference.document, title: sentence, description: sentence }),
);

export type SourceDocument = z.infer<typeof documentsSchema>[number];
