import type { Offering } from './offering-schema.ts';
import type { FieldPolicy } from './vocabulary-schema.ts';
import { CATEGORIES, REQUEST_CHANNELS, REQUESTER_ROLES } from './vocabulary.ts';

/** The ids that an offering has for what its requests name. */
export interface OwnValues {
  readonly category: readonly string[];
  readonly channel: readonly string[];
  readonly requesterRole: readonly string[];
  /** Null if a request may name any product. */
  readonly product: readonly string[] | null;
}

/** The values that requests under an offering can have: its own, and those that every offering has. */
export function ownValuesOf({ categories, channels, roles, products }: Offering): OwnValues {
  return {
    category: categories?.map(({ id }) => id) ?? CATEGORIES,
    channel: channels === null ? REQUEST_CHANNELS : Object.keys(channels),
    requesterRole: [...REQUESTER_ROLES, ...(roles ?? []).map(({ id }) => id)],
    product: products ?? null,
  };
}

/** The fields that an offering defines, by the paths under which conditions find them. */
export function ownFieldsOf({
  fields,
}: Pick<Offering, 'fields'>): ReadonlyMap<string, FieldPolicy> {
  const parts = { fields: fields.case, 'account.fields': fields.account };
  return new Map(
    Object.entries(parts).flatMap(([path, policies]) =>
      Object.entries(policies).map(([name, policy]) => [`${path}.${name}`, policy] as const),
    ),
  );
}
