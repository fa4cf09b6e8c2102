import { SYSTEM } from '../../domain/case/event-draft.ts';
import type { PackEntryData } from '../../domain/pack/types.ts';
import { packSentence } from '../../domain/text/sentence.ts';
import type { ALERTED_ENTRIES } from '../../domain/text/words/event-types.ts';
import { ACCOUNT, API_URL, READER, textFieldsOf } from '../events/example-words.ts';
import { PACK } from './examples.ts';

type AlertedType = (typeof ALERTED_ENTRIES)[number];

const { entries: _entries, claims: _claims, ...NEW } = PACK;

/** The data of each entry, and the pack after it. */
const SAMPLES: {
  readonly [Type in AlertedType]: {
    readonly at: string;
    readonly data: PackEntryData[Type];
    readonly pack: Partial<typeof NEW>;
  };
} = {
  'pack.low': {
    at: '2027-03-02T02:00:00.000Z',
    data: {},
    pack: { available: 1, reserved: 1, used: 3 },
  },
  'pack.exhausted': {
    at: '2027-04-12T02:00:00.000Z',
    data: {},
    pack: { status: 'exhausted', available: 0, reserved: 1, used: 4 },
  },
  'pack.expiring': {
    at: '2027-10-22T08:00:00.000Z',
    data: { days: 30, available: 2, expiresAt: PACK.expiresAt },
    pack: { available: 2, reserved: 1, used: 2 },
  },
  'pack.expired': {
    at: PACK.expiresAt,
    data: { lost: 2 },
    pack: { status: 'expired', available: 0, reserved: 1, used: 2, expired: 2 },
  },
  'pack.corrected': {
    at: '2027-11-21T09:00:00.000Z',
    data: { lost: 1 },
    pack: { status: 'expired', available: 0, reserved: 2, used: 2, expired: 1 },
  },
};

/** The alert for an entry of a pack, as it is sent. */
export function packExample(type: AlertedType) {
  const { at, data, pack } = SAMPLES[type];
  const entry = { type, actor: SYSTEM, data, case: null };
  return {
    type,
    timestamp: at,
    data: {
      pack: { ...NEW, ...pack },
      ...textFieldsOf(type, packSentence(entry, { account: ACCOUNT }, READER)),
      policyVersion: PACK.policyVersion,
      source: PACK.source,
      next:
        type === 'pack.expired' || type === 'pack.corrected'
          ? null
          : { what: 'expiry', at: PACK.expiresAt },
      ...data,
      links: { pack: `${API_URL}/packs/${PACK.id}` },
    },
  };
}
