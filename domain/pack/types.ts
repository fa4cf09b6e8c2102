import type { Source, SourceDocuments } from '../case/types.ts';
import type { Instant } from '../time/instant.ts';

/** Everything that is fixed when credits are purchased. */
export interface PackFile {
  readonly id: string;
  readonly account: { readonly id: string; readonly name: string; readonly timeZone: string };
  /** The offering whose cases the pack pays for. */
  readonly offering: string;
  /** The offering's newest version when the purchase was recorded, which sets how long the credits last. */
  readonly policyVersion: string;
  readonly source: Source;
  readonly documents: SourceDocuments;
  /** The end of the order confirmation number, by which people find their pack; the number is not kept. */
  readonly orderHint: string;
  readonly total: number;
  /** The number of credits used elsewhere before the pack was taken over. */
  readonly used: number;
  readonly purchasedAt: Instant;
  readonly purchasedBy: string;
  /** The reference of the customer's tax exemption document; null if there is none. */
  readonly taxExemption: string | null;
  readonly expiresAt: Instant;
  /** In the account's zone with its offset, for people. */
  readonly expiresAtLocal: string;
  /** The number of years from the purchase to the expiry of the credits. */
  readonly validYears: number;
  /** When reminders of the expiry are sent, and how many days before it. */
  readonly warnings: readonly { readonly days: number; readonly at: Instant }[];
  /** For anything that fell due before this instant no alert is sent, though it is recorded. */
  readonly quietBefore: Instant;
}

/** The balance of a pack's credits: the four numbers always add up to its total. */
export interface Balance {
  readonly available: number;
  /** Held for cases. */
  readonly reserved: number;
  readonly used: number;
  /** Not used in time, and lost. */
  readonly expired: number;
}

interface MovementCommon {
  /** Identifies the movement; repeating a movement under the same id has no effect. */
  readonly id: string;
  readonly by: string;
  /** When it happened, which may be reported late; null is now. */
  readonly at: Instant | null;
}

/** A change that is made to a pack on request. */
export type Movement =
  | (MovementCommon & {
      readonly move: 'reserve';
      readonly case: string;
      readonly account: string;
      readonly offering: string;
    })
  | (MovementCommon & { readonly move: 'charge'; readonly case: string })
  | (MovementCommon & { readonly move: 'return'; readonly case: string })
  /** A charge was a mistake: the credit is held again. */
  | (MovementCommon & { readonly move: 'restore'; readonly case: string })
  | (MovementCommon & { readonly move: 'claim'; readonly account: string });

/** Why a pack refuses a movement. */
export const PACK_REFUSALS = [
  'pack-expired',
  'pack-exhausted',
  'pack-of-another-account',
  'pack-of-another-offering',
  'credit-not-reserved',
] as const;
export type PackRefusal = (typeof PACK_REFUSALS)[number];

/** `exhausted`: no credit is available, though credits that cases hold or have used may be returned. */
export type PackStatus = 'active' | 'exhausted' | 'expired';

export interface PackState {
  readonly status: PackStatus;
  readonly balance: Balance;
  /** Cases that hold a credit, in the order in which they reserved it. */
  readonly holders: readonly string[];
  /** Cases that have used a credit, in the order in which they were charged. */
  readonly usedBy: readonly string[];
  /** Accounts other than the buyer's that may use the pack. */
  readonly claimedBy: readonly string[];
}

type Nothing = Readonly<Record<string, never>>;

/** The data of each type of entry, facts only, beyond the fields that all entries share. */
export interface PackEntryData {
  /** `used`: credits used elsewhere before the pack was taken over. */
  readonly 'pack.purchased': { readonly total: number; readonly used: number };
  readonly 'pack.reserved': Nothing;
  readonly 'pack.charged': Nothing;
  /** `expired`: the credit was returned after the pack had expired, and is lost. */
  readonly 'pack.returned': { readonly expired: boolean };
  readonly 'pack.claimed': { readonly account: string };
  readonly 'pack.low': Nothing;
  readonly 'pack.exhausted': Nothing;
  readonly 'pack.expiring': {
    readonly days: number;
    readonly available: number;
    /** RFC 3339 in UTC. */
    readonly expiresAt: string;
  };
  readonly 'pack.expired': { readonly lost: number };
  /** `lost`: the credits that were lost at the expiry after all, as one was used by a case that was reported late. */
  readonly 'pack.corrected': { readonly lost: number };
}

/** Every type of entry that a pack can have. */
export const PACK_ENTRY_TYPES = [
  'pack.purchased',
  'pack.reserved',
  'pack.charged',
  'pack.returned',
  'pack.claimed',
  'pack.low',
  'pack.exhausted',
  'pack.expiring',
  'pack.expired',
  'pack.corrected',
] as const satisfies readonly (keyof PackEntryData)[];
export type PackEntryType = (typeof PACK_ENTRY_TYPES)[number];

interface EntryCommon {
  /** 1, 2, 3, … */
  readonly seq: number;
  /** Identifies what happened; part of an alert's identity. */
  readonly key: string;
  readonly at: Instant;
  readonly actor: string;
  readonly case: string | null;
  /** The balance after the entry. */
  readonly balance: Balance;
  /** Recorded, but no alert is sent, because it fell due before `quietBefore`. */
  readonly quiet: boolean;
}

/** An entry of one type in a pack's account. */
export type EntryOf<Type extends PackEntryType> = {
  [Each in Type]: EntryCommon & { readonly type: Each; readonly data: PackEntryData[Each] };
}[Type];

/** An entry in a pack's account. */
export type PackEntry = EntryOf<PackEntryType>;
