import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { PackEntry, PackFile, PackState } from '../../domain/pack/types.ts';

/** The names and shapes by which everyone else talks to a pack's workflow. */

export const PACK_WORKFLOW = 'creditPack';

/** What a movement came to. */
export interface PackResult {
  readonly state: PackState;
  /** The number of the last entry. */
  readonly seq: number;
  /** A credit came back after the end of the pack, and is gone. */
  readonly late: boolean;
}

/** Everything about a pack as of now. */
export interface PackReport extends Omit<PackResult, 'late'> {
  readonly file: PackFile;
}

/** A case of which a credit is moved. */
export interface CreditArgs {
  readonly by: string;
  readonly case: string;
}

export interface ReserveArgs extends CreditArgs {
  /** Of the case. */
  readonly account: string;
  readonly offering: string;
}

export interface ClaimArgs {
  readonly by: string;
  readonly account: string;
}

/**
 * Movements: each is known by the id of its update, so that sending one again moves nothing. Each is
 * answered when the ledger has it.
 */
export const reserveUpdate = defineUpdate<PackResult, [ReserveArgs]>('reserve');
export const chargeUpdate = defineUpdate<PackResult, [CreditArgs]>('charge');
export const returnUpdate = defineUpdate<PackResult, [CreditArgs]>('return');
/** The proof of purchase is checked by the API, which alone sees the number. */
export const claimUpdate = defineUpdate<PackResult, [ClaimArgs]>('claim');

/** The update by which each movement is told. */
export const MOVEMENT_UPDATES = [
  { move: 'reserve', update: reserveUpdate },
  { move: 'charge', update: chargeUpdate },
  { move: 'return', update: returnUpdate },
  { move: 'claim', update: claimUpdate },
] as const;

/** Answers when the ledger has everything. */
export const recordedUpdate = defineUpdate<void>('recorded');

export const packReportQuery = defineQuery<PackReport>('report');
/** Entries of the present run after the given seq, as many as fit into a message. */
export const packEntriesQuery = defineQuery<readonly PackEntry[], [afterSeq?: number]>('entries');
