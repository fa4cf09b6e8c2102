/** Descriptions of a case's messages other than acts, for operators who use the Temporal UI. */
export const MESSAGE_TEXTS = {
  renew: 'Continues in a new run with a short history, on the newest worker',
  opened: 'Answers once the case is open',
  report: 'The current state of the case',
  carried: 'What the next run of the case would start with',
  timeline: 'Everything that happened in this run',
} as const;
