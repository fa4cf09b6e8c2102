import type { Instant } from '../time/instant.ts';
import type { Outcome } from './act.ts';
import type { CreditOutcome } from './case-event.ts';
import type { CaseCredit, Closure } from './case-state.ts';
import type { PinnedRule, Source } from './commitment.ts';
import { isQuiet, type EventDraft } from './event-draft.ts';
import { CHARGE_TEXTS } from './rule-text.ts';

/** What happens to a case's credit on closing; `decided` means that the person who closes it decides. */
type Charging = 'charged' | 'decided' | 'returned';

/** The offering's terms for the credit that a case needs, fixed when the case opened. */
export interface CreditTerms {
  readonly charging: Readonly<Record<Outcome, Charging>>;
  readonly source: Source;
  /** Packs that could provide the credit when it was requested, those that expire first in front. */
  readonly packs: readonly string[];
  /** The rule by which the case is refused if no credit is left. */
  readonly noneLeft: PinnedRule;
  /** A credit reserved before the case began, as for a case that was split off. */
  readonly held?: HeldCredit;
}

/** A credit that a pack holds for a case. */
export interface HeldCredit {
  readonly pack: string;
  readonly at: Instant;
}

export function reservedCredit({ pack, at }: HeldCredit): CaseCredit {
  return { pack, status: 'reserved', at, expired: false };
}

/** Where a case's credit belongs. */
export type WantedCredit = 'reserved' | 'charged' | 'returned';

/**
 * Where the credit belongs as the case stands: it is held while the case is open, and charged or
 * returned when it closes. One that was charged stays so while the case is reopened, so that no second
 * one is used; a later close may decide otherwise.
 * @param wasCharged whether an earlier close, which was followed by a reopening, charged it
 */
export function wantedCredit(
  { charging }: Pick<CreditTerms, 'charging'>,
  closure: Closure | null,
  wasCharged: boolean,
): WantedCredit {
  if (closure === null) return wasCharged ? 'charged' : 'reserved';
  return isCharged(charging[closure.outcome], closure) ? 'charged' : 'returned';
}

/** The movement that brings the credit nearer to where it belongs; null if there is none. */
export function dueCreditMove(
  { status, expired }: CaseCredit,
  wanted: WantedCredit,
): 'reserve' | 'charge' | 'return' | 'restore' | null {
  if (status === wanted || status === 'missing') return null;
  if (status === 'charged' && expired) return null;
  if (wanted === 'returned') return 'return';
  if (status === 'returned') return 'reserve';
  return wanted === 'charged' ? 'charge' : 'restore';
}

/** If nobody has decided, as when non-response closes a case, the customer keeps the credit. */
function isCharged(charging: Charging, { chargeCredit }: Closure): boolean {
  return charging === 'decided' ? chargeCredit === true : charging === 'charged';
}

/** The rule that a close's `chargeCredit` breaks; null if it breaks none. */
export function refusedCharge(
  { charging, source }: CreditTerms,
  outcome: Outcome,
  chargeCredit: boolean | null,
): PinnedRule | null {
  const treatment = charging[outcome];
  const rule = { when: {}, field: 'chargeCredit', source };
  if (treatment === 'decided') {
    if (chargeCredit !== null) return null;
    const detail = CHARGE_TEXTS.notDecided(outcome);
    return { ...rule, code: 'charge-not-decided', detail, alternative: null };
  }
  const charges = treatment === 'charged';
  if (chargeCredit === null || chargeCredit === charges) return null;
  const detail = CHARGE_TEXTS.notOpen(outcome, charges);
  return { ...rule, code: 'charge-not-open', detail, alternative: { chargeCredit: charges } };
}

/** The result of moving a case's credit in its pack. */
export interface CreditMoved {
  readonly credit: CaseCredit;
  readonly by: string;
  readonly outcome: CreditOutcome;
}

/** The timeline event for a movement of the case's credit. */
export function creditDraft(
  { credit: { pack, status, at, expired }, by, outcome }: CreditMoved,
  { quietBefore, number }: { quietBefore: Instant; number: number },
): EventDraft {
  return {
    key: `credit:${number}`,
    type: `case.credit.${status}`,
    at,
    actor: by,
    quiet: isQuiet(at, quietBefore),
    data: { pack, expired, outcome },
  };
}
