/** Descriptions of a case's messages other than acts, for operators who use the Temporal UI. */
export const MESSAGE_TEXTS = {
  renew: 'Goes on in a new run with a short history, which the newest worker takes up',
  opened: 'Answers when the case is open',
  report: 'The case as it stands',
  timeline: 'Everything that happened in this run',
} as const;
