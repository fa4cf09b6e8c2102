/** Says what timers and activities are for, for operators who read them in the Temporal UI. */
export const TIMER_TEXTS = {
  schedules: 'Computes the deadlines that an act requires',
  packs: (account: string) => `Looks for a pack of ${account}`,
  credit: (move: string, pack: string) => `${move} a credit of ${pack}`,
  test: 'Sends a test message',
  reconcile: 'Compares what was due with what was sent',
  gather: 'Gathers alerts',
  digest: 'Sends what has been gathered',
  busy: 'Waits because the receiver is busy',
  again: 'Tries again',
} as const;
