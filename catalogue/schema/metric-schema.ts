import { z } from 'zod';
import { wordingSchema } from './source.ts';
import { slug } from './slug.ts';
import { AUDIENCES, CLOCK_ENDS, CLOCK_STARTS, METRICS, RESERVED_METRICS } from './vocabulary.ts';

const RESERVED: readonly string[] = [...METRICS, ...RESERVED_METRICS];

const id = slug.refine((name) => !RESERVED.includes(name), {
  error: `is built in or reserved, as are ${RESERVED.join(', ')}: choose another`,
});

const fields = z
  .array(z.string().min(1))
  .min(1)
  .optional()
  .describe("With fields-changed: of which of the offering's own fields; of any if absent.");

const FIELDS_MISFIT = {
  path: ['fields'],
  error: 'goes with fields-changed alone',
};

function fieldsFit(each: { readonly on: string; readonly fields?: unknown }): boolean {
  return each.fields === undefined || each.on === 'fields-changed';
}

const startSchema = z
  .strictObject({
    on: z.enum(CLOCK_STARTS).describe('What has to happen.'),
    fields,
    clock: z
      .string()
      .min(1)
      .optional()
      .describe('With ended: the metric of the clock that has to end, in time or late.'),
  })
  .refine(fieldsFit, FIELDS_MISFIT)
  .refine(({ on, clock }) => (on === 'ended') === (clock !== undefined), {
    path: ['clock'],
    error: 'names the metric whose end it is: it goes with ended, and with ended alone',
  });

const endSchema = z
  .strictObject({ on: z.enum(CLOCK_ENDS).describe('What has to happen.'), fields })
  .refine(fieldsFit, FIELDS_MISFIT);

/** Something that an offering times beside the built-in metrics. */
export const metricSchema = z.strictObject({
  id: id.describe('By which rows of `clocks` and waits name it.'),
  name: wordingSchema.describe('What it is called, in a few words: triage, Erstsichtung.'),
  audience: z
    .enum(AUDIENCES)
    .default('customer')
    .describe(
      'customer: promised to the customer. team: an internal agreement, which is never shown to the customer and changes nothing of what the customer is promised.',
    ),
  starts: z
    .array(startSchema)
    .min(1)
    .describe('What starts its clock, unless one of this metric runs already.'),
  ends: z
    .array(endSchema)
    .min(1)
    .describe('What ends and meets its clock: the first of these. A close cancels it otherwise.'),
});
