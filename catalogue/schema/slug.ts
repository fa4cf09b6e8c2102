import { z } from 'zod';

/** The form of ids of offerings, plans, categories, rows, rules and calendars. */
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');
