import { z } from 'zod';
import { sourceSchema } from '../../catalogue/schema/source.ts';

/** A broken rule, as a workflow reports it and a 422 response lists it. */
export const brokenRuleSchema = z.object({
  code: z.string(),
  detail: z.string(),
  field: z.string(),
  source: sourceSchema,
  alternative: z.record(z.string(), z.unknown()).nullable(),
});
