import { z } from 'zod';
import { readProse } from '../../domain/typed-text/typed-text.ts';
import { slug } from './slug.ts';
import { typedText } from './typed-text.ts';
import { MAX_SENTENCE_LENGTH } from './vocabulary.ts';

/** A text that says something, without characters that mislead its readers. */
export const sentence = typedText(readProse, MAX_SENTENCE_LENGTH).min(1);

const reference = {
  document: slug.describe('An id of documents.yaml, in quotes if it has digits alone.'),
  section: sentence.describe('The subject there, in your words.'),
};

export const sourceSchema = z
  .strictObject({
    ...reference,
    also: z
      .array(z.strictObject(reference))
      .min(1)
      .optional()
      .describe('Other documents that say the same.'),
    chosen: sentence
      .optional()
      .describe('Where the documents are silent or disagree: what was chosen and why.'),
  })
  .describe('Where this comes from. Without it nothing loads.');

/** A wording in the languages in which people are told of it; English for those who have none. */
export const byLanguageSchema = z.strictObject({
  en: sentence.describe('In English, and for readers of any other language.'),
  de: sentence.optional().describe('In German.'),
  fr: sentence.optional().describe('In French.'),
  'zh-Hans': sentence.optional().describe('In simplified Chinese.'),
});

/** One wording for readers of every language, or one for each. */
export const wordingSchema = z.union([sentence.transform((en) => ({ en })), byLanguageSchema]);

/** A wording by language. */
export type Wording = Readonly<z.infer<typeof byLanguageSchema>>;

export const documentsSchema = z.array(
  z.strictObject({
    id: slug.describe('By which sources name the document, in quotes if it has digits alone.'),
    title: wordingSchema.describe('By which people understand it, in one language or in several.'),
    description: sentence.describe('What it says, in a sentence.'),
  }),
);

export type SourceDocument = z.infer<typeof documentsSchema>[number];
