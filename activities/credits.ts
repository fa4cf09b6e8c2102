import type { PackRefusal } from '../domain/pack/types.ts';
import { usablePacks, type CreditWish } from '../domain/pack/usable.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { PackStore } from '../ledger/types/packs.ts';

/** A movement of one case's credit. */
export interface CreditMovement {
  readonly pack: string;
  readonly move: 'reserve' | 'charge' | 'return';
  readonly case: string;
  /** Of the case. */
  readonly account: string;
  readonly offering: string;
  readonly by: string;
  /** Moving twice under one id is moving once. */
  readonly movement: string;
}

/** What a pack made of it: where it is over, or does not take it, nothing is moved. */
export type MovementOutcome =
  | { readonly moved: true; readonly expired: boolean }
  | { readonly moved: false; readonly code: PackRefusal | 'pack-ended' };

/** Tells a pack of a movement. Throws where the pack cannot be reached, after which trying again is safe. */
export type MoveCredit = (movement: CreditMovement) => Promise<MovementOutcome>;

export interface CreditActivities {
  /**
   * The packs that could give a case its credit, what expires first first. The case keeps the
   * list, and asks one after the other: a repeated choice could be another one.
   */
  readonly choosePacks: (
    wish: CreditWish & { readonly account: string },
  ) => Promise<readonly string[]>;
  readonly moveCredit: MoveCredit;
}

export function creditActivities(ports: {
  packs: PackStore;
  move: MoveCredit;
  now: () => Instant;
}): CreditActivities {
  return {
    async choosePacks({ account, ...wish }) {
      const packs = await ports.packs.openTo(account);
      return usablePacks(packs, wish, ports.now()).map(({ file }) => file.id);
    },
    moveCredit: ports.move,
  };
}
