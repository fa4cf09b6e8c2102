/** What the workflow's own page says once somebody has asked to cancel it. */
export const CANCEL_TEXTS = {
  case: '**Cancelling has no effect**: the case and its clocks go on. To end it, close it with the `close` update or over the API.',
  pack: '**Cancelling has no effect**: the credits have been paid for, and the pack goes on until it has expired.',
} as const;
