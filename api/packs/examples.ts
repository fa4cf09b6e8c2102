import { CASE_ID } from '../http/example-ids.ts';

/** Packs as the OpenAPI document shows them. */

const PACK_ID = 'pack_m2o4q6s3u5w7y2a4c6e3g5i7k2';

export const NEW_PACK = { orderConfirmation: 'OC-2026-004711', taxExemption: null };

export const PACK = {
  id: PACK_ID,
  account: 'acc_contoso',
  offering: 'professional',
  policyVersion: 'professional@1',
  status: 'active',
  total: 5,
  available: 4,
  reserved: 1,
  used: 0,
  expired: 0,
  orderConfirmation: '…4711',
  taxExemption: null,
  purchasedAt: '2026-11-21T08:00:00.000Z',
  purchasedAtLocal: '2026-11-21T16:00:00.000+08:00',
  purchasedBy: 'administrator',
  expiresAt: '2027-11-21T08:00:00.000Z',
  expiresAtLocal: '2027-11-21T16:00:00.000+08:00',
  expiry:
    'The credits expire at the same local date and time a year after the purchase, in Asia/Shanghai; 29 February becomes 28 February.',
  source: { document: '002', section: 'credits and packs' },
  holders: [CASE_ID],
  usedBy: [],
  claimedBy: [],
  entries: [
    {
      seq: 1,
      type: 'pack.purchased',
      at: '2026-11-21T08:00:00.000Z',
      actor: 'administrator',
      case: null,
      balance: { available: 5, reserved: 0, used: 0, expired: 0 },
      data: { reason: 'Contoso Shanghai bought 5 credits.', total: 5, used: 0 },
    },
    {
      seq: 2,
      type: 'pack.reserved',
      at: '2026-11-21T08:05:00.000Z',
      actor: 'administrator',
      case: CASE_ID,
      balance: { available: 4, reserved: 1, used: 0, expired: 0 },
      data: { reason: `A credit is held for ${CASE_ID}.` },
    },
  ],
  claims: [],
};
