import { z } from 'zod';
import { readLine } from '../../domain/typed-text/typed-text.ts';
import { isTellable, slug } from './slug.ts';
import { sentence, wordingSchema } from './source.ts';
import { typedText } from './typed-text.ts';

/** Nobody chooses among more. */
const MAX_VALUES = 100;
/** What all of them say has to fit into a case. */
const MAX_FIELDS = 50;
const MAX_TEXT = 2_000;
const MAX_VALUE_LENGTH = 100;

const line = typedText(readLine, MAX_VALUE_LENGTH).min(1);

export const categoriesSchema = z
  .array(
    z.strictObject({
      id: slug.describe('By which requests and rows name the category.'),
      name: wordingSchema
        .optional()
        .describe('What people call it: what stands behind “Category” in alerts and explanations.'),
    }),
  )
  .min(1)
  .max(MAX_VALUES);

export const rolesSchema = z
  .array(
    z.strictObject({
      id: slug.describe('By which requests name the role.'),
      meaning: sentence.optional().describe('Who has it.'),
    }),
  )
  .min(1)
  .max(MAX_VALUES);

export const productsSchema = z.array(line).min(1).max(MAX_VALUES);

const required = z.boolean().default(false).describe('Whether a case has to have it.');
const meaning = sentence.optional().describe('What it says of a case, for whoever fills it in.');

const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text').describe('Any line of text.'),
    maxLength: z.int().min(1).max(MAX_TEXT).default(200).describe('In characters.'),
    required,
    meaning,
  }),
  z.strictObject({
    type: z.literal('choice').describe('One of some values.'),
    values: z.array(line).min(1).max(MAX_VALUES).describe('All of them.'),
    required,
    meaning,
  }),
  z
    .strictObject({
      type: z.literal('number').describe('A number.'),
      min: z.number().optional().describe('The smallest; none if absent.'),
      max: z.number().optional().describe('The largest; none if absent.'),
      whole: z.boolean().default(false).describe('Whether it has no decimals.'),
      required,
      meaning,
    })
    .refine(({ min = -Infinity, max = Infinity }) => min <= max, {
      path: ['max'],
      error: 'is not below `min`',
    }),
  z.strictObject({ type: z.literal('boolean').describe('Yes or no.'), required, meaning }),
]);

/** Conditions and references are found by these names wherever they stand. */
const RESERVED: ReadonlySet<string> = new Set(['when', 'calendar', 'document', 'openedOutside']);

const fieldName = z
  .string()
  .max(40)
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'a field is named by letters and digits, with - and _')
  .refine((name) => isTellable(name) && !RESERVED.has(name), 'this name means something else here');

const fields = z
  .record(fieldName, fieldSchema)
  .refine((all) => Object.keys(all).length <= MAX_FIELDS, `at most ${MAX_FIELDS} fields`);

export const fieldsSchema = z.strictObject({
  case: fields.default({}).describe('What a case says, as `fields` of its request.'),
  account: fields
    .default({})
    .describe("What the case's account says, as `fields` of the account: its contract, its tier."),
});

/** How one of the offering's own fields is filled in. */
export type FieldPolicy = z.infer<typeof fieldSchema>;
