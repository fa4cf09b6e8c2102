import { z } from 'zod';
import { PARTIES } from '../../domain/case/types.ts';

/** The person whom support talks to, as cases and events show them. */
export const contact = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  of: z.enum(PARTIES),
});
