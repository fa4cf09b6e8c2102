import { z } from 'zod';
import { readLine, readProse } from '../../domain/typed-text/typed-text.ts';
import { country, languageTag, subdivision } from './places.ts';
import { severityId } from './severity-schema.ts';
import { slug } from './slug.ts';
import { ENTITLEMENT_KINDS, PARTIES, SCOPES } from './vocabulary.ts';

/** An e-mail address, in any script. */
export const EMAIL = /^[^\s@"]{1,64}@[^\s@]{1,255}$/;

/** A text as a request can have it: no other would ever be compared with it. */
function asRead(read: (text: string) => string, max: number) {
  return z
    .string()
    .min(1)
    .max(max, `no request has a longer one than ${max} characters`)
    .refine((text) => read(text) === text, {
      error: ({ input }) => `no request has it: it is read as "${read(String(input))}"`,
    });
}

const line = (max: number) => asRead(readLine, max);

/**
 * The fields that rules may use, as dotted paths over the request and the account, with their
 * possible values, which are those that the API takes. A rule over another path, or with an impossible
 * value, does not load.
 *
 * `openedOutside` has the calendars that were closed at the instant at which the case was opened.
 * `account.availableCredits` is how many credits of packs the account could use for this case.
 */
export const FIELDS = {
  plan: line(64),
  category: slug,
  severity: severityId,
  language: languageTag,
  channel: slug,
  product: line(200),
  businessImpact: asRead(readProse, 5_000),
  resourcesCommitted: z.boolean(),
  requesterRole: slug,
  contact: z.never(),
  'contact.name': line(200),
  'contact.email': line(320).regex(EMAIL, 'no contact has it: it is no e-mail address'),
  'contact.phone': line(40),
  'contact.of': z.enum(PARTIES),
  roundTheClock: z.boolean(),
  pack: line(64),
  proofOfEntitlement: z.never(),
  'proofOfEntitlement.kind': z.enum(ENTITLEMENT_KINDS),
  subscriptionOwner: z.enum(PARTIES),
  scope: z.enum(SCOPES),
  openedOutside: z.string().regex(/^[a-z0-9-]+$/, 'the id of a calendar'),
  'account.region': country,
  'account.subdivision': subdivision,
  'account.agreements': line(200),
  'account.partner': z.boolean(),
  'account.availableCredits': z.int().min(0),
} as const satisfies Record<string, z.ZodType>;

type FieldName = keyof typeof FIELDS;

/** The fields whose value is a list. */
const LISTS: ReadonlySet<string> = new Set<FieldName>(['account.agreements', 'openedOutside']);

/** The fields that need not be there; a request has every other one. */
const OPTIONAL: ReadonlySet<string> = new Set<FieldName>([
  'plan',
  'product',
  'businessImpact',
  'contact',
  'contact.name',
  'contact.email',
  'contact.phone',
  'contact.of',
  'proofOfEntitlement',
  'proofOfEntitlement.kind',
  'scope',
  'account.subdivision',
]);

const schemas = new Map<string, z.ZodType>(Object.entries(FIELDS));

const OWN_FIELD = /^(?:account\.)?fields\.[^.]+$/;

/** Whether a path is that of a field of an offering's own: `fields.impact`, `account.fields.tier`. */
export function isOwnField(path: string): boolean {
  return OWN_FIELD.test(path);
}

/** The schema of a field's values; undefined if there is no such field. */
export function valueSchemaOf(field: string): z.ZodType | undefined {
  return schemas.get(field);
}

/** Whether the value of a field is a list. */
export function isListField(field: string): boolean {
  return LISTS.has(field);
}

/** The tests that can turn out either way for a field; any other would always hold, or never. */
export function testsOf(field: string): readonly string[] {
  if (LISTS.has(field)) return ['includes', 'excludes'];
  return [
    ...(valueSchemaOf(field) instanceof z.ZodNever ? [] : ['is', 'in', 'notIn']),
    ...(OPTIONAL.has(field) ? ['absent', 'present'] : []),
    ...(field === 'language' ? ['speaks'] : []),
  ];
}
