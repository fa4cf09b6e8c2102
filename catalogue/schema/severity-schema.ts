import { z } from 'zod';
import { isTellable, TELLABLE } from './slug.ts';
import { sentence, sourceSchema, wordingSchema } from './source.ts';
import { MAX_SEVERITY_LENGTH, type Severity } from './vocabulary.ts';

/** Nobody tells more of them apart, and alerts and errors list them all. */
const MAX_LEVELS = 20;

/** What a case's severity is called in requests: `A`, `P1`, `urgent`. */
export const severityId = z
  .string()
  .max(MAX_SEVERITY_LENGTH)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    'a severity is named by letters and digits, with hyphens, dots and underscores between them',
  )
  .refine(isTellable, TELLABLE);

/** A severity in a word or two, by which alerts name it, and what it means. */
const levelSchema = z.strictObject({
  id: severityId.describe('What requests call it: A, P1, urgent.'),
  name: wordingSchema.describe('It in a word or two, by which alerts name it.'),
  meaning: wordingSchema.describe('What makes a case one of this severity.'),
});

export const severitiesSchema = z.strictObject({
  setBy: sentence.describe("Who decides on a case's severity, and by what."),
  levels: z.array(levelSchema).min(1).max(MAX_LEVELS).describe('All of them, the highest first.'),
  matrix: z
    .strictObject({
      fields: z
        .tuple([z.string(), z.string()])
        .describe('Two required fields of cases with choices: of the rows and of the columns.'),
      rows: z
        .record(z.string(), z.record(z.string(), severityId))
        .describe('The severity by the value of the first field, then by that of the second.'),
      source: sourceSchema,
    })
    .optional()
    .describe('What the severity follows from; requests name it if absent.'),
  source: sourceSchema,
});

/** The ids of an offering's severities, the highest first. */
export function severitiesOf({
  severities,
}: {
  readonly severities: z.infer<typeof severitiesSchema>;
}): readonly Severity[] {
  return severities.levels.map(({ id }) => id);
}
