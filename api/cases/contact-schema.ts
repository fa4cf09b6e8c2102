import { z } from 'zod';
import { PARTIES } from '../../domain/case/types.ts';
import { orNull, withDefault } from '../http/absent.ts';
import { email, optionalText } from '../http/text.ts';

/** The person whom support talks to. Fields are optional here, as rules of the offerings require them. */
export const contact = z.strictObject({
  name: optionalText(200),
  email: orNull(email),
  phone: optionalText(40),
  of: withDefault(z.enum(PARTIES), 'customer'),
});
