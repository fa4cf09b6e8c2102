import { z } from 'zod';
import { PARTIES } from '../../domain/case/types.ts';
import { orNull, withDefault } from '../http/absent.ts';
import { email, optionalText } from '../http/text.ts';

/** Whom support talks to. What an offering requires of it is optional here, and its rule's matter. */
export const contact = z.strictObject({
  name: optionalText(200),
  email: orNull(email),
  phone: optionalText(40),
  of: withDefault(z.enum(PARTIES), 'customer'),
});
