import type { Detected } from '../../ledger/types/outbox.ts';

/** Events as they travel to the ledger, none of which anybody has reported. */
export function undetected<E extends object>(events: readonly E[]): readonly (E & Detected)[] {
  return events.map((event) => ({ ...event, detectedAt: null }));
}
