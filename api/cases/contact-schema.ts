import { z } from 'zod';
import { PARTIES } from '../../domain/case/types.ts';
import { email, optionalText } from '../text.ts';

/** Whom support talks to. What an offering requires of it is optional here, and its rule's matter. */
export const contact = z.strictObject({
  name: optionalText(200),
  email: email.nullish().transform((value) => value ?? null),
  phone: optionalText(40),
  of: z
    .enum(PARTIES)
    .nullish()
    .transform((value) => value ?? 'customer')
    .meta({ default: 'customer' }),
});
