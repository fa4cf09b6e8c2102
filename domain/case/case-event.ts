import type { Instant } from '../time/instant.ts';

export type CaseEventType =
  | 'case.opened'
  | 'case.sla.warning'
  | 'case.sla.breached'
  | 'case.sla.met'
  | 'case.sla.met_late'
  | 'case.sla.corrected'
  | 'case.responded'
  | 'case.customer.asked'
  | 'case.customer.reminded'
  | 'case.customer.replied'
  | 'case.request.withdrawn'
  | 'case.severity.changed'
  | 'case.severity.downgraded'
  | 'case.flagged'
  | 'case.escalated'
  | 'case.acknowledged'
  | 'case.updated'
  | 'case.split'
  | 'case.closed'
  | 'case.reopened'
  | 'case.credit.reserved'
  | 'case.credit.charged'
  | 'case.credit.returned'
  | 'case.credit.missing';

/** One line of the timeline. */
export interface CaseEvent {
  /** 1, 2, 3, … in the order of recording. */
  readonly seq: number;
  /**
   * What happened, once and for all, e.g. `first_response:1:75`, `first_response:1:breached`,
   * `opened`, `act:ID`: the part of an alert's identity that is not the subscription.
   */
  readonly key: string;
  readonly type: CaseEventType;
  /** When it happened or was due, not when it was noticed. */
  readonly at: Instant;
  readonly actor: string;
  /** The metric of the clock it is about, if any. */
  readonly metric: string | null;
  /** Recorded but alerted to nobody: it fell due before `quietBefore`. */
  readonly quiet: boolean;
  /** A sentence for people, and whatever else the type carries. */
  readonly data: Readonly<Record<string, unknown>> & { readonly reason: string };
}
