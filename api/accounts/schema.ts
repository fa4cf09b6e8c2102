import { z } from 'zod';
import { orElse, orNull } from '../http/absent.ts';
import { fieldChanges, ownFields, shownFields } from '../http/own-fields.ts';
import { instantText } from '../http/instants.ts';
import { language, region, subdivision, timeZone } from '../http/places.ts';
import { email, optionalText, text } from '../http/text.ts';

export const accountId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, _ or -')
  .meta({ example: 'acc_contoso' });

const MAX_AGREEMENTS = 100;

const ROLES = ['administrator', 'user'] as const;

const MAX_CONTACTS = 500;

/** The error for a place that `partOf` refuses. */
export const NO_PART = { path: ['subdivision'], message: 'is not a part of the region' };

const contact = z
  .strictObject({
    name: text(200),
    email,
    phone: optionalText(40),
    role: z.enum(ROLES),
  })
  .meta({ id: 'AccountContact' });

const fields = {
  name: text(200),
  region,
  subdivision: orNull(subdivision),
  timeZone,
  locale: language,
  agreements: z.array(text(200)).max(MAX_AGREEMENTS).transform(distinct).meta({
    description:
      'The agreements that the account has signed: names that rules of the offerings ask for, such as `advanced-online-service`',
  }),
  partner: z.boolean(),
  contacts: z.array(contact).max(MAX_CONTACTS),
};

const described = {
  ...fields,
  id: accountId.nullish(),
  agreements: orElse(fields.agreements, []),
  partner: orElse(fields.partner, false),
  contacts: orElse(fields.contacts, []),
  fields: orElse(ownFields, {}).meta({
    description: 'What else offerings ask of an account, such as its contract or tier, by name',
    example: {},
  }),
};

export const newAccount = z
  .strictObject(described)
  .refine(partOf, NO_PART)
  .meta({ id: 'NewAccount' });

/** An account that a body describes instead of naming one. Only its region and zone are required. */
export const accountInline = z
  .strictObject({
    ...described,
    id: orElse(accountId, 'inline'),
    name: orElse(text(200), 'inline'),
    locale: language.nullish(),
  })
  .refine(partOf, NO_PART)
  .meta({ id: 'AccountInline' });

export type AccountInline = z.output<typeof accountInline>;

/** Fields that are present replace the old ones, absent fields stay; null clears a subdivision. */
export const accountChanges = z
  .strictObject({ ...fields, subdivision: subdivision.nullable(), fields: fieldChanges })
  .partial()
  .meta({ id: 'AccountChanges' });

export const account = z
  .object({
    id: z.string(),
    name: z.string(),
    region: z.string(),
    subdivision: z.string().nullable(),
    timeZone: z.string(),
    locale: z.string(),
    agreements: z.array(z.string()),
    partner: z.boolean(),
    contacts: z.array(
      z.object({
        name: z.string(),
        email: z.string(),
        phone: z.string().nullable(),
        role: z.enum(ROLES),
      }),
    ),
    fields: shownFields,
    createdAt: instantText,
  })
  .meta({ id: 'Account' });

/** Whether the subdivision, if there is one, belongs to the region. */
export function partOf(place: { region: string | null; subdivision: string | null }): boolean {
  return place.subdivision === null || place.subdivision.startsWith(`${place.region}-`);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
