import type { PackRefusal } from '../domain/pack/types.ts';
import { usablePacks, type CreditRequest } from '../domain/pack/usable.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { PackStore } from '../ledger/types/packs.ts';

/** A movement of one case's credit. */
export interface CreditMovement {
  readonly pack: string;
  readonly move: 'reserve' | 'charge' | 'return' | 'restore';
  readonly case: string;
  /** Of the case. */
  readonly account: string;
  readonly offering: string;
  readonly by: string;
  /** When it happened; null is when the pack hears of it. */
  readonly at: Instant | null;
  /** Identifies the movement: repeating it under the same id moves nothing more. */
  readonly movement: string;
}

/** What the pack did; `at` is from when the credit is there. If the pack has ended or refuses the movement, nothing is moved. */
export type MovementOutcome =
  | { readonly moved: true; readonly expired: boolean; readonly at: Instant }
  | { readonly moved: false; readonly code: PackRefusal | 'pack-ended' };

/** Sends a movement to its pack. Throws where the pack cannot be reached; retrying is safe then. */
export type MoveCredit = (movement: CreditMovement) => Promise<MovementOutcome>;

export interface CreditActivities {
  /**
   * The ids of the packs that could give a case its credit, the earliest to expire first. The case
   * keeps the list and asks one pack after another, as choosing again could give another list.
   */
  readonly choosePacks: (
    wish: CreditRequest & { readonly account: string; readonly at: Instant },
  ) => Promise<readonly string[]>;
  readonly moveCredit: MoveCredit;
}

export function creditActivities(ports: {
  packs: PackStore;
  move: MoveCredit;
  now: () => Instant;
}): CreditActivities {
  return {
    async choosePacks({ account, at, ...wish }) {
      const packs = await ports.packs.openTo(account);
      return usablePacks(packs, wish, { at, now: ports.now() }).map(({ file }) => file.id);
    },
    moveCredit: ports.move,
  };
}
