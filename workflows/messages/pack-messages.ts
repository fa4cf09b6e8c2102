import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { PackEntry, PackFile, PackState } from '../../domain/pack/types.ts';

/** The names and shapes by which other code talks to a pack's workflow. */

export const PACK_WORKFLOW = 'creditPack';

/** The result of a movement. */
export interface PackResult {
  readonly state: PackState;
  /** The number of the last entry. */
  readonly seq: number;
  /** Null if the movement had been made before, under another id. */
  readonly moved: Moved | null;
}

/** What a movement did. */
interface Moved {
  /** The credit came back after the end of the pack, and has expired. */
  readonly expired: boolean;
  /** From when it counts, in milliseconds. */
  readonly at: number;
}

export interface PackReport extends Omit<PackResult, 'moved'> {
  readonly file: PackFile;
}

/** The case whose credit is moved. */
export interface CreditArgs {
  readonly by: string;
  readonly case: string;
  /** When it happened, in RFC 3339, if it is reported late. */
  readonly at?: string | null;
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
 * Movements. Each is identified by the id of its update, so repeating one moves nothing. Each is
 * answered when the ledger has it.
 */
export const reserveUpdate = defineUpdate<PackResult, [ReserveArgs]>('reserve');
export const chargeUpdate = defineUpdate<PackResult, [CreditArgs]>('charge');
export const returnUpdate = defineUpdate<PackResult, [CreditArgs]>('return');
/** The API checks the proof of purchase, as only the API sees the number. */
export const restoreUpdate = defineUpdate<PackResult, [CreditArgs]>('restore');
export const claimUpdate = defineUpdate<PackResult, [ClaimArgs]>('claim');

export const MOVEMENT_UPDATES = [
  { move: 'reserve', update: reserveUpdate },
  { move: 'charge', update: chargeUpdate },
  { move: 'return', update: returnUpdate },
  { move: 'restore', update: restoreUpdate },
  { move: 'claim', update: claimUpdate },
] as const;

/** Answers when the ledger has everything. */
export const recordedUpdate = defineUpdate<void>('recorded');

export const packReportQuery = defineQuery<PackReport>('report');
/** Entries after the given seq in the current run, as many as fit into a message. */
export const packEntriesQuery = defineQuery<readonly PackEntry[], [afterSeq?: number]>('entries');
