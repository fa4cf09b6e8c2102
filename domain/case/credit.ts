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

/**
 * The movement that makes the credit match the case, null if none is needed. The credit is held while
 * the case is open, and charged or returned when it closes. A charged credit stays charged while the
 * case is reopened, so that no second one is used; a later close may decide otherwise.
 */
export function dueCreditMove(
  { charging }: CreditTerms,
  { status, expired }: CaseCredit,
  closure: Closure | null,
): 'reserve' | 'charge' | 'return' | null {
  if (status === 'missing' || (status === 'charged' && expired)) return null;
  if (closure === null) return status === 'returned' ? 'reserve' : null;
  if (!isCharged(charging[closure.outcome], closure))
    return status === 'returned' ? null : 'return';
  if (status === 'charged') return null;
  return status === 'reserved' ? 'charge' : 'reserve';
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
