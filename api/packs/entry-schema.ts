import { z } from 'zod';
import { PACK_ENTRY_TYPES, type PackEntryType } from '../../domain/pack/types.ts';
import { LINE } from '../events/line.ts';
import { PACK_FACTS } from '../events/pack-facts.ts';
import { schemaName } from '../events/types.ts';
import { count } from '../http/count.ts';
import { instantText } from '../http/instants.ts';
import { oneBy } from '../http/one-by.ts';

/** How many credits of a pack are available, reserved, used and expired. */
export const balance = { available: count, reserved: count, used: count, expired: count };

/** One line of a pack's account, whatever its type. */
export const entrySchema = oneBy('type', PACK_ENTRY_TYPES.map(lineOf)).meta({ id: 'PackEntry' });

function lineOf(type: PackEntryType) {
  const facts: z.ZodRawShape = PACK_FACTS[type];
  return z
    .object({
      seq: LINE.seq,
      type: z.literal(type),
      at: instantText,
      actor: LINE.actor,
      case: z.string().nullable().meta({ description: 'The case whose credit was moved' }),
      balance: z.object(balance).meta({ description: 'The balance afterwards' }),
      data: z.object({
        reason: LINE.reason,
        ...facts,
      }),
    })
    .meta({ id: `${schemaName(type)}Entry` });
}
