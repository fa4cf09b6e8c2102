import { z } from 'zod';
import { clockSchema, escalationsSchema, thresholds } from './clock-schema.ts';
import { FIELDS, isOwnField, valueSchemaOf } from './fields.ts';
import { meant } from './issue-words.ts';
import {
  closingSchema,
  creditsSchema,
  nonResponseSchema,
  percents,
  reopeningSchema,
} from './life-schema.ts';
import { conditionSchema } from './matcher.ts';
import { metricSchema } from './metric-schema.ts';
import { rowFields } from './row-schema.ts';
import { channelsSchema, languageSchema } from './service-schema.ts';
import {
  categoriesSchema,
  fieldsSchema,
  productsSchema,
  rolesSchema,
} from './vocabulary-schema.ts';
import { severitiesSchema } from './severity-schema.ts';
import { sentence, sourceSchema } from './source.ts';
import { slug } from './slug.ts';
import { CALENDAR_MISFIT, calendarFits, coverageSchema } from './timing-schema.ts';
import { waitSchema } from './wait-schema.ts';

/** Nobody tells more of them apart, and each has a clock in every case. */
const MAX_METRICS = 50;

/** A row of the table of promises, for these categories and severities. */
const commitmentSchema = z
  .strictObject({
    ...rowFields,
    coverage: coverageSchema,
    warnings: thresholds
      .optional()
      .describe("When warnings are sent; as the offering's own `warnings` say if absent."),
    escalations: escalationsSchema
      .optional()
      .describe('Who is notified after a breach, level by level; nobody if absent.'),
    note: sentence.optional().describe('What people should know of it; shown on the case.'),
    source: sourceSchema,
  })
  .refine(calendarFits, CALENDAR_MISFIT);

/** What is refused: the rule is broken when everything in `when` holds. */
const ruleSchema = z.strictObject({
  code: slug.describe('By which programs know the refusal.'),
  when: conditionSchema.describe('What is refused: every case for which this holds.'),
  field: z
    .string()
    .refine((name) => isOwnField(name) || valueSchemaOf(name), {
      error: ({ input }) => `no such field: ${String(input)}${meant(input, Object.keys(FIELDS))}`,
    })
    .describe('The field of the request that would have to change.'),
  alternative: z
    .strictObject({
      severity: FIELDS.severity.describe('Another severity.'),
      category: FIELDS.category.describe('Another category.'),
      channel: FIELDS.channel.describe('Another channel.'),
      roundTheClock: FIELDS.roundTheClock.describe('With or without support round the clock.'),
      requesterRole: FIELDS.requesterRole.describe('From somebody in another role.'),
      pack: FIELDS.pack.describe('Paid from another pack, or `single`.'),
    })
    .partial()
    .nullable()
    .describe('What the same case could request instead; null if nothing would help.'),
  detail: sentence.describe('What people are told: why it is refused, and what to do.'),
  source: sourceSchema,
});

/** One version of an offering with its rules, as written in its file. */
export const offeringSchema = z.strictObject({
  id: slug.describe('By which requests name the offering: that of its folder.'),
  version: z
    .int()
    .min(1)
    .describe(
      'That of the file: 1 in v1.yaml. A change of what cases were promised is a new file.',
    ),
  name: sentence.describe('What the offering is called.'),
  description: sentence.describe('What it is, in a sentence.'),
  plans: z
    .array(
      z.strictObject({
        id: slug.describe('By which requests and rows name the plan.'),
        name: sentence.describe('What the plan is called.'),
      }),
    )
    .default([])
    .describe('The plans that customers can have; empty if the offering has none.'),
  categories: categoriesSchema
    .optional()
    .describe('Its own kinds of cases, and no others; technical, billing and so on if absent.'),
  roles: rolesSchema
    .optional()
    .describe('Roles of those who ask, beside administrator, delegated-partner and user.'),
  products: productsSchema
    .optional()
    .describe('What cases may be about; a case may name any product if absent.'),
  fields: fieldsSchema
    .default({ case: {}, account: {} })
    .describe('What else cases and accounts say, for conditions and the severity.'),
  severities: severitiesSchema.describe('How urgent a case can be.'),
  commitments: z
    .array(commitmentSchema)
    .min(1)
    .describe('The first response: what is promised, row by row.'),
  metrics: z
    .array(metricSchema)
    .max(MAX_METRICS)
    .default([])
    .describe('What it times beside the built-in metrics; `clocks` has the rows.'),
  clocks: z.array(clockSchema).default([]).describe('What is promised besides the first response.'),
  rules: z.array(ruleSchema).describe('Which requests are refused, and why.'),
  warnings: z
    .strictObject({
      percents: percents.describe('In percent of the target, ascending.'),
      source: sourceSchema,
    })
    .describe('When warnings of a first response are sent, unless its row says otherwise.'),
  reopening: reopeningSchema.describe('How long, and how, a closed case can be reopened.'),
  credits: creditsSchema
    .nullable()
    .describe('What a case costs, in credits of packs; null if it uses none.'),
  languages: z
    .array(languageSchema)
    .default([])
    .describe('In which languages people are served; the first that fits is taken.'),
  channels: channelsSchema
    .nullable()
    .default(null)
    .describe('How requests come; null if the version does not define it.'),
  nonResponse: nonResponseSchema
    .nullable()
    .default(null)
    .describe('What happens if the customer does not answer; null if that is not timed.'),
  waits: z
    .array(waitSchema)
    .default([])
    .describe('Whom support can wait for besides the customer.'),
  closing: closingSchema
    .nullable()
    .default(null)
    .describe('How cases end; null if the version does not define it.'),
  notes: z
    .array(
      z.strictObject({
        text: sentence.describe('What people should know.'),
        when: conditionSchema.optional().describe('The cases that show it; all if absent.'),
        source: sourceSchema,
      }),
    )
    .default([])
    .describe('What people should know besides.'),
});

export type Offering = z.infer<typeof offeringSchema>;
export type CommitmentPolicy = Offering['commitments'][number];
