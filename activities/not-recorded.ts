/** By which publishing says that the ledger has no row of the case or pack, and needs its file. */
export const NOT_RECORDED = 'case-not-recorded';
