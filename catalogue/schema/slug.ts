import { z } from 'zod';

/** The form of ids of offerings, plans, categories, rows, rules, calendars and documents. */
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');
