import { z } from 'zod';
import { sourceSchema, wordingSchema } from './source.ts';
import { slug } from './slug.ts';
import { CALENDAR_MISFIT, calendarFits, targetSchema } from './timing-schema.ts';
import { MAX_REMINDERS, RESERVED_WAIT_KINDS } from './vocabulary.ts';

/** When support is reminded of a wait, and again as long after that, so many times in all. */
const reminderSchema = z
  .strictObject({
    target: targetSchema.describe('How long after the start, and after each reminder.'),
    calendar: slug.nullable().describe('On which it is counted; null for elapsed time.'),
    repeats: z.int().min(1).max(MAX_REMINDERS).default(1).describe('How often in all.'),
  })
  .refine(calendarFits, CALENDAR_MISFIT);

const kind = slug.refine((name) => !RESERVED_WAIT_KINDS.some((reserved) => reserved === name), {
  error: `is reserved, as are ${RESERVED_WAIT_KINDS.join(', ')}: name whom else support waits for`,
});

/** A kind of wait for others than the customer. */
export const waitSchema = z.strictObject({
  kind: kind.describe('By which requests name it: vendor, approval.'),
  name: wordingSchema.describe(
    'Whom or what is waited for, as it stands after “waiting for”, “wartet auf”, “attend”, “等待”.',
  ),
  pauses: z.array(z.string().min(1)).describe('The metrics whose clocks stand still meanwhile.'),
  reminder: reminderSchema.optional().describe('When support is reminded of it; never if absent.'),
  source: sourceSchema,
});
