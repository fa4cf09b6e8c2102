import { z } from 'zod';
import type { PackStatus } from '../../domain/pack/types.ts';
import { accountId } from '../accounts/schema.ts';
import { orNull, withDefault } from '../http/absent.ts';
import { count } from '../http/count.ts';
import { idPattern } from '../http/ids.ts';
import { instant, instantText, localText } from '../http/instants.ts';
import { optionalText, text } from '../http/text.ts';
import { source } from '../offerings/source-schema.ts';
import { balance, entrySchema } from './entry-schema.ts';
import { normalizedNumber } from './order-proof.ts';

/** No pack has an id of another shape: 404. */
export const packId = z
  .string()
  .regex(idPattern('pack'), 'is not the id of a pack')
  .meta({ example: 'pack_m2o4q6s3u5w7y2a4c6e3g5i7k2' });

export const byPackId = z.strictObject({ id: packId });

const MAX_CREDITS = 1_000;

const orderConfirmation = text(100)
  .refine((number) => normalizedNumber(number).length >= 4, 'must have at least 4 characters')
  .meta({
    description:
      'The order confirmation number. Only a hash of it is kept, and only its last characters are shown; spaces and case do not matter.',
    example: 'OC-2026-004711',
  });

const by = optionalText(200).meta({ description: 'Who acts; the name of the key if absent' });

/** The body of `POST /v1/accounts/{id}/packs`. */
export const newPack = z
  .strictObject({
    orderConfirmation,
    purchasedAt: orNull(instant).meta({ description: 'Now if absent; never in the future' }),
    credits: z.int().min(1).max(MAX_CREDITS).nullish().meta({
      description:
        'How many a pack of the offering has, which is five: the only number that is accepted',
    }),
    used: withDefault(count, 0).meta({
      description: 'Used elsewhere before the pack was taken over',
    }),
    taxExemption: optionalText(200).meta({
      description: 'The reference of the customer’s exemption document',
    }),
    offering: optionalText(64).meta({
      description: 'The offering whose cases it pays for; if absent, the only one that sells packs',
    }),
    by,
  })
  .meta({ id: 'NewPack' });

export type NewPack = z.output<typeof newPack>;

/** The body of `POST /v1/packs/{id}/claims`. */
export const packClaim = z
  .strictObject({ orderConfirmation, account: accountId, by })
  .meta({ id: 'PackClaim' });

export type PackClaim = z.output<typeof packClaim>;

const STATUSES = ['active', 'exhausted', 'expired'] as const satisfies readonly PackStatus[];

/** A pack without its entries. */
export const packSchema = z
  .object({
    id: z.string(),
    account: z.string(),
    offering: z.string(),
    policyVersion: z.string(),
    status: z.enum(STATUSES),
    total: count.meta({ description: 'Always equals available + reserved + used + expired' }),
    ...balance,
    orderConfirmation: z
      .string()
      .meta({ description: 'Its last characters, or fewer', example: '…4711' }),
    taxExemption: z.string().nullable(),
    purchasedAt: instantText,
    purchasedAtLocal: localText,
    purchasedBy: z.string(),
    expiresAt: instantText,
    expiresAtLocal: localText,
    expiry: z.string().meta({ description: 'Why it expires then' }),
    source,
    holders: z.array(z.string()).meta({ description: 'Cases that hold a credit' }),
    usedBy: z.array(z.string()).meta({ description: 'Cases that have used a credit' }),
    claimedBy: z.array(z.string()).meta({ description: 'Accounts that have proved the purchase' }),
  })
  .meta({ id: 'PackSummary' });

const claim = z
  .object({
    account: z.string(),
    actor: z.string(),
    at: instantText,
    proved: z.boolean(),
  })
  .meta({ id: 'PackClaimAttempt' });

/** A pack as every endpoint of packs returns it. */
export const packWithEntries = packSchema
  .extend({
    entries: z.array(entrySchema).meta({ description: 'Every movement, in order' }),
    claims: z.array(claim).meta({
      description: 'Attempts to prove the purchase, newest first, at most a hundred',
    }),
  })
  .meta({ id: 'Pack' });
