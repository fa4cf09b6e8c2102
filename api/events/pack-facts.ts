import { z } from 'zod';
import type { PackEntryData } from '../../domain/pack/types.ts';
import { count } from '../http/count.ts';
import { instantText } from '../http/instants.ts';
import type { SchemaTable, Whole } from './facts.ts';

const FACTS = {
  'pack.purchased': {
    total: count,
    used: count.meta({ description: 'Elsewhere, before the pack was taken over' }),
  },
  'pack.reserved': {},
  'pack.charged': {},
  'pack.returned': {
    expired: z.boolean().meta({ description: 'It came back after the year, and is gone' }),
  },
  'pack.claimed': {
    account: z.string().meta({ description: 'Who has proved the purchase and may use the rest' }),
  },
  'pack.low': {},
  'pack.exhausted': {},
  'pack.expiring': {
    days: count.meta({ description: 'How many are left' }),
    available: count.meta({ description: 'How many credits will expire' }),
    expiresAt: instantText,
  },
  'pack.expired': { lost: count.meta({ description: 'How many credits nobody has used' }) },
} satisfies SchemaTable<PackEntryData>;

/** The fields of each type of entry of a pack. */
export const PACK_FACTS: Whole<typeof FACTS, PackEntryData> = FACTS;
