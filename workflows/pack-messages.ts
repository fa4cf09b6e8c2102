import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { PackEntry, PackFile, PackState } from '../domain/pack/types.ts';

/** The names and shapes by which everyone else talks to a pack's workflow. */

export const PACK_WORKFLOW = 'creditPack';

/** What a movement came to. */
export interface PackResult {
  readonly state: PackState;
  /** The number of the last entry. */
  readonly seq: number;
}

/** Everything about a pack as of now. */
export interface PackReport extends PackResult {
  readonly file: PackFile;
}

interface CaseArgs {
  readonly by: string;
  readonly case: string;
}

/** Movements: each is known by the id of its update, so that sending one again moves nothing. */
export const reserveUpdate = defineUpdate<PackResult, [CaseArgs & { readonly account: string }]>(
  'reserve',
);
export const chargeUpdate = defineUpdate<PackResult, [CaseArgs]>('charge');
export const returnUpdate = defineUpdate<PackResult, [CaseArgs]>('return');
/** The proof of purchase is checked by the API, which alone sees the number. */
export const claimUpdate = defineUpdate<
  PackResult,
  [{ readonly by: string; readonly account: string }]
>('claim');

export const packReportQuery = defineQuery<PackReport>('report');
/** Entries of the present run after the given seq, as many as fit into a message. */
export const packEntriesQuery = defineQuery<readonly PackEntry[], [afterSeq?: number]>('entries');
