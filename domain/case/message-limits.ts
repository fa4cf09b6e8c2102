/*
 * Temporal limits a message to 2 MiB. Three messages grow with a case: its file with what one run
 * carries over to the next; its file, its state and some events, on their way to the ledger; and its
 * file with its state, as the answer to a query.
 */

/** Leaves room for the envelope of a message. */
export const MAX_MESSAGE_BYTES = 2_000_000;

/** The file of a case that opens. The rest of a message is left to its acts. */
export const MAX_FILE_BYTES = 600_000;

/** The state, before an act that may still add to it. */
export const MAX_STATE_BYTES = 1_000_000;

/** For what a case carries over from after its last act: its close, and whatever then falls due. */
export const RESERVED_BYTES = 150_000;
