import { z } from 'zod';
import { PARTIES } from '../../domain/case/types.ts';

/** Whom support talks to, as cases and events show it. */
export const contact = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  of: z.enum(PARTIES),
});
