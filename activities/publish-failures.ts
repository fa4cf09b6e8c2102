/** The types of the failures by which publishing says what its caller has to do. */
export const PUBLISH_FAILURES = {
  /** The ledger lacks what a batch builds on: publish it with the file and the whole state. */
  notRecorded: 'case-not-recorded',
  /** The ledger has other events under the same numbers: end the case, which can be revived. */
  recordedOtherwise: 'case-recorded-otherwise',
  /** The case cannot be shown, so it did not come from the API: end it. */
  invalidFile: 'invalid-file',
} as const;
