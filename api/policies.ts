import { z } from 'zod';

/** Of an offering or a calendar. */
export const policyId = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** Which version of an offering or a calendar is asked for. */
export const policyVersion = z.coerce
  .number({ error: 'must be a number' })
  .int('must be a whole number')
  .min(1)
  .optional()
  .meta({ description: 'Absent is the newest, which new cases get' });
