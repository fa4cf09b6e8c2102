import type { Offering } from './offering-schema.ts';
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
