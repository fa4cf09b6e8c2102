import { z } from 'zod';
import { rowFields } from './row-schema.ts';
import { slug } from './slug.ts';
import { sentence, sourceSchema } from './source.ts';
import { CALENDAR_MISFIT, calendarFits, MAX_MINUTES } from './timing-schema.ts';
import { FURTHER_METRICS, MAX_REPEAT_MINUTES, MAX_REPEATS } from './vocabulary.ts';

/** A percentage of the target, or minutes before the deadline, in the clock's own time. */
const thresholdSchema = z.union(
  [
    z.int().min(1).max(99),
    z.strictObject({
      beforeMinutes: z
        .number()
        .positive()
        .max(MAX_MINUTES)
        .describe("Minutes before the deadline, in the clock's own time."),
    }),
  ],
  {
    error:
      'a warning is a whole percent from 1 to 99, or beforeMinutes, more than zero and at most ten years',
  },
);

/** When warnings are sent, each once. */
export const thresholds = z.array(thresholdSchema).superRefine((list, context) => {
  const keys = list.map((each) => JSON.stringify(each));
  for (const [index, key] of keys.entries()) {
    if (keys.indexOf(key) === index) continue;
    context.addIssue({ code: 'custom', path: [index], message: `duplicate: ${key}` });
  }
});

export type ThresholdPolicy = z.infer<typeof thresholdSchema>;

/**
 * The levels to which a breach is escalated, each this many minutes of the clock's own time after
 * it.
 */
export const escalationsSchema = z
  .array(
    z.strictObject({
      level: z.int().describe('1, 2, 3, … in this order.'),
      name: sentence.describe('Who is notified.'),
      afterMinutes: z
        .number()
        .min(0)
        .max(MAX_MINUTES)
        .describe("How long after the breach, in minutes of the clock's own time."),
      calendar: slug
        .nullable()
        .optional()
        .describe(
          "On which its minutes are counted; null for elapsed time; as the clock's if absent.",
        ),
      repeat: z
        .strictObject({
          everyMinutes: z
            .number()
            .min(1)
            .max(MAX_REPEAT_MINUTES)
            .describe('How long after each time.'),
          times: z.int().min(1).max(MAX_REPEATS).describe('How often at most, besides the first.'),
        })
        .optional()
        .describe('Of the last level: it is notified again until somebody acknowledges.'),
    }),
  )
  .superRefine((levels, context) => {
    for (const [index, { level, afterMinutes, calendar, repeat }] of levels.entries()) {
      const report = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [index, field], message });
      if (level !== index + 1) report('level', `level ${index + 1} comes here`);
      const before = levels[index - 1];
      if (repeat && index < levels.length - 1) {
        report('repeat', 'the last level alone is repeated: the one after it is reached instead');
      }
      if (before?.calendar === calendar && before && afterMinutes <= before.afterMinutes) {
        report('afterMinutes', `comes after level ${index}, so more than ${before.afterMinutes}`);
      }
    }
  });

/** A row of what is promised besides the first response, for these categories and severities. */
export const clockSchema = z
  .strictObject({
    ...rowFields,
    metric: z
      .string()
      .min(1)
      .describe(`What is timed: ${FURTHER_METRICS.join(', ')}, or an id of \`metrics\`.`),
    pausesOnCustomer: z
      .boolean()
      .describe('Whether the clock pauses while support waits for the customer.'),
    warnings: thresholds
      .default([])
      .describe('When warnings are sent: percents of the target, or beforeMinutes.'),
    escalations: escalationsSchema
      .default([])
      .describe('Who is notified after a breach, level by level.'),
    note: sentence.optional().describe('What people should know of it; shown on the case.'),
    source: sourceSchema,
  })
  .refine(calendarFits, CALENDAR_MISFIT)
  .refine(({ metric, pausesOnCustomer }) => metric !== 'follow_up' || pausesOnCustomer, {
    path: ['pausesOnCustomer'],
    error: 'a follow-up always pauses while the customer is asked: write true',
  });
