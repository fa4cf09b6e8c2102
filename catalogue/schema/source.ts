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

/** A wording in the languages in which people are told of it; English for those who have none. */
export const byLanguageSchema = z.strictObject({
  en: sentence,
  de: sentence.optional(),
  fr: sentence.optional(),
  'zh-Hans': sentence.optional(),
});

/** One wording for readers of every language, or one for each. */
export const wordingSchema = z.union([sentence.transform((en) => ({ en })), byLanguageSchema]);

/** A wording by language. */
export type Wording = Readonly<z.infer<typeof byLanguageSchema>>;

export const documentsSchema = z.array(
  z.strictObject({
    id: reference.document,
    title: wordingSchema,
    description: sentence,
  }),
);

export type SourceDocument = z.infer<typeof documentsSchema>[number];
