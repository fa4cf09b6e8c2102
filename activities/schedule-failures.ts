/** The types of the failures by which scheduling says what its caller has to do. */
export const SCHEDULE_FAILURES = {
  /** This worker has not scheduled for the case, or not lately: send the whole. */
  caseUnknown: 'case-unknown',
} as const;
