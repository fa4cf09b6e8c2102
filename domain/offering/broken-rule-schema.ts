import { z } from 'zod';
import { sourceSchema } from '../../catalogue/schema/source.ts';

/** One rule that is broken, as a workflow tells it and a 422 lists it. */
export const brokenRuleSchema = z.object({
  code: z.string(),
  detail: z.string(),
  field: z.string(),
  source: sourceSchema,
  alternative: z.record(z.string(), z.unknown()).nullable(),
});
