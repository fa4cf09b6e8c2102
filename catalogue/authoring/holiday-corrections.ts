import { z } from 'zod';
import { PolicyFiles } from '../load/files.ts';
import { POLICIES } from '../load/load.ts';
import { caveatSchema } from '../schema/holiday-schema.ts';
import { subdivision } from '../schema/places.ts';
import { sentence } from '../schema/source.ts';

const FOLDER = 'holiday-corrections';

/** Where the library that drafts the holidays is known to be wrong, and what is right. */
const correctionSchema = z
  .strictObject({
    /** The parts concerned, ISO 3166-2; if absent, the whole country with all its parts. */
    in: z.array(subdivision).min(1).optional(),
    /** The library's rules that do not count, as written in its own data. */
    drop: z.array(sentence).min(1).optional(),
    /** What counts, in the library's grammar of rules. */
    add: z.strictObject({ name: sentence, rules: z.array(sentence).min(1) }).optional(),
    reason: sentence,
    /** The law, the proclamation or other authority. */
    source: sentence,
  })
  .refine(({ drop, add }) => drop || add, 'drops nothing and adds nothing');

const correctionsSchema = z.strictObject({
  /** What stays unknown even so. */
  caveats: z.array(caveatSchema).default([]),
  corrections: z.array(correctionSchema).default([]),
});

export type HolidayCorrection = Readonly<z.infer<typeof correctionSchema>>;
export type HolidayCorrections = Readonly<z.infer<typeof correctionsSchema>>;

/** Our corrections to the library for one country. Throws `PolicyError`. */
export function correctionsOf(country: string): HolidayCorrections {
  const files = new PolicyFiles([POLICIES]);
  const name = `${country}.yaml`;
  if (!files.list(FOLDER).includes(name)) return correctionsSchema.parse({});
  const read = files.read(`${FOLDER}/${name}`, correctionsSchema);
  if (read === null) throw files.error();
  return read;
}
