import { z } from 'zod';
import { subdivision } from './places.ts';
import {
  CATEGORIES,
  REQUEST_CHANNELS,
  ENTITLEMENT_KINDS,
  PARTIES,
  REQUESTER_ROLES,
  SCOPES,
  SEVERITIES,
} from './vocabulary.ts';

const text = z.string().min(1);
const region = z.string().regex(/^[A-Z]{2}$/, 'a region is an ISO 3166-1 alpha-2 code');

/**
 * The fields that rules may use, as dotted paths over the request and the account, with their
 * possible values. A rule over another path, or with an impossible value, does not load.
 *
 * `account.availableCredits` is how many credits of packs the account could use for this case.
 */
export const FIELDS = {
  plan: text,
  category: z.enum(CATEGORIES),
  severity: z.enum(SEVERITIES),
  language: text,
  channel: z.enum(REQUEST_CHANNELS),
  businessImpact: text,
  resourcesCommitted: z.boolean(),
  requesterRole: z.enum(REQUESTER_ROLES),
  contact: z.never(),
  'contact.name': text,
  'contact.email': text,
  'contact.phone': text,
  'contact.of': z.enum(PARTIES),
  roundTheClock: z.boolean(),
  pack: text,
  proofOfEntitlement: z.never(),
  'proofOfEntitlement.kind': z.enum(ENTITLEMENT_KINDS),
  subscriptionOwner: z.enum(PARTIES),
  scope: z.enum(SCOPES),
  'account.region': region,
  'account.subdivision': subdivision,
  'account.agreements': text,
  'account.partner': z.boolean(),
  'account.availableCredits': z.int().min(0),
} as const satisfies Record<string, z.ZodType>;

const schemas = new Map<string, z.ZodType>(Object.entries(FIELDS));

/** The schema of a field's values; undefined if there is no such field. */
export function valueSchemaOf(field: string): z.ZodType | undefined {
  return schemas.get(field);
}
