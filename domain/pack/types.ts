import type { Source } from '../case/types.ts';
import type { Instant } from '../time/instant.ts';

/** A purchase of credits: everything that is fixed then. */
export interface PackFile {
  readonly id: string;
  readonly account: { readonly id: string; readonly name: string; readonly timeZone: string };
  /** Whose cases it pays for. */
  readonly offering: string;
  /** The offering's newest version when the purchase was recorded: it says how long the credits last. */
  readonly policyVersion: string;
  readonly source: Source;
  /** The end of the order confirmation number, which itself is kept nowhere, for people who look for theirs. */
  readonly orderHint: string;
  readonly total: number;
  /** How many were used elsewhere before the pack was taken over. */
  readonly used: number;
  readonly purchasedAt: Instant;
  readonly purchasedBy: string;
  /** Of the customer's exemption document. */
  readonly taxExemption: string | null;
  readonly expiresAt: Instant;
  /** In the account's zone with its offset, for people. */
  readonly expiresAtLocal: string;
  /** From the purchase to the end of the credits. */
  readonly validYears: number;
  /** When people are reminded of what is going to expire. */
  readonly warnings: readonly { readonly days: number; readonly at: Instant }[];
  /** What fell due before is recorded and not alerted. */
  readonly quietBefore: Instant;
}

/** Where the credits of a pack are: the four add up to its total at every moment. */
export interface Balance {
  readonly available: number;
  /** Held by cases that are open. */
  readonly reserved: number;
  readonly used: number;
  /** Nobody used them in time. */
  readonly expired: number;
}

interface MovementCommon {
  /** Moving twice under one id is moving once. */
  readonly id: string;
  readonly by: string;
}

/** What is done to a pack, in the order of arrival. */
export type Movement =
  | (MovementCommon & {
      readonly move: 'reserve';
      readonly case: string;
      readonly account: string;
      readonly offering: string;
    })
  | (MovementCommon & { readonly move: 'charge'; readonly case: string })
  | (MovementCommon & { readonly move: 'return'; readonly case: string })
  | (MovementCommon & { readonly move: 'claim'; readonly account: string });

/** Why a pack does not take a movement. */
export const PACK_REFUSALS = [
  'pack-expired',
  'pack-exhausted',
  'pack-of-another-account',
  'pack-of-another-offering',
  'credit-not-reserved',
] as const;
export type PackRefusal = (typeof PACK_REFUSALS)[number];

/** `exhausted`: nothing is available; what cases hold may come back. */
export type PackStatus = 'active' | 'exhausted' | 'expired';

export interface PackState {
  readonly status: PackStatus;
  readonly balance: Balance;
  /** Cases that hold a credit, in the order of their reserving. */
  readonly holders: readonly string[];
  /** Cases that have used one up, in the order of their charging. */
  readonly usedBy: readonly string[];
  /** Accounts beside its own that may use it. */
  readonly claimedBy: readonly string[];
}

type Nothing = Readonly<Record<string, never>>;

/** What each entry says beside whose movement it is and what is left: facts alone. */
export interface PackEntryData {
  /** `used`: elsewhere, before the pack was taken over. */
  readonly 'pack.purchased': { readonly total: number; readonly used: number };
  readonly 'pack.reserved': Nothing;
  readonly 'pack.charged': Nothing;
  /** `expired`: it came back after the year, and is gone. */
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
}

/** Every entry that a pack can have. */
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
] as const satisfies readonly (keyof PackEntryData)[];
export type PackEntryType = (typeof PACK_ENTRY_TYPES)[number];

interface EntryCommon {
  /** 1, 2, 3, … */
  readonly seq: number;
  /** What happened, once and for all: part of an alert's identity. */
  readonly key: string;
  readonly at: Instant;
  readonly actor: string;
  readonly case: string | null;
  /** After it. */
  readonly balance: Balance;
  /** Alerted to nobody. */
  readonly quiet: boolean;
}

/** One line of a pack's account, of one type. */
export type EntryOf<Type extends PackEntryType> = {
  [One in Type]: EntryCommon & { readonly type: One; readonly data: PackEntryData[One] };
}[Type];

/** One line of a pack's account. */
export type PackEntry = EntryOf<PackEntryType>;
