/**
 * The failure type by which publishing says that the ledger lacks the case or pack and needs its
 * file.
 */
export const NOT_RECORDED = 'case-not-recorded';
