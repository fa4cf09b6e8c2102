import { z } from 'zod';
import type { PackEntryData } from '../../domain/pack/types.ts';
import { count } from '../http/count.ts';
import { instantText } from '../http/instants.ts';
import type { SchemaTable, Whole } from './facts.ts';

const FACTS = {
  'pack.purchased': {
    total: count,
    used: count.meta({ description: 'Used elsewhere, before the pack was taken over' }),
  },
  'pack.reserved': {},
  'pack.charged': {},
  'pack.returned': {
    expired: z
      .boolean()
      .meta({ description: 'It was returned after the pack had expired, and is lost' }),
  },
  'pack.claimed': {
    account: z
      .string()
      .meta({ description: 'The account that has proved the purchase and may use the rest' }),
  },
  'pack.low': {},
  'pack.exhausted': {},
  'pack.expiring': {
    days: count.meta({ description: 'How many days are left' }),
    available: count.meta({ description: 'How many credits will expire' }),
    expiresAt: instantText,
  },
  'pack.corrected': {
    lost: count.meta({ description: 'How many credits were lost at the expiry after all' }),
  },
  'pack.expired': { lost: count.meta({ description: 'How many unused credits were lost' }) },
} satisfies SchemaTable<PackEntryData>;

/** The fields of each type of entry of a pack. */
export const PACK_FACTS: Whole<typeof FACTS, PackEntryData> = FACTS;
