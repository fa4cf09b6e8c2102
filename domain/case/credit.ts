import type { Instant } from '../time/instant.ts';
import type { Outcome } from './act.ts';
import type { CreditOutcome } from './case-event.ts';
import type { CaseCredit, Closure } from './case-state.ts';
import type { PinnedRule, Source } from './commitment.ts';
import { isQuiet, type EventDraft } from './event-draft.ts';
import { CHARGE_TEXTS } from './rule-text.ts';

/** What becomes of a case's credit when it ends; `decided` by whoever closes it. */
type Charging = 'charged' | 'decided' | 'returned';

/** What an offering says of the credit that a case needs, fixed at the opening. */
export interface CreditTerms {
  readonly charging: Readonly<Record<Outcome, Charging>>;
  readonly source: Source;
  /** Packs that could give the case its credit when it was asked for, what expires first first. */
  readonly packs: readonly string[];
  /** How the case is refused where no credit is left. */
  readonly noneLeft: PinnedRule;
  /** Taken for the case before it began, as that of a part is. */
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
 * What has to be done so that the credit fits the case: it is held while the case is open, and
 * charged or returned when that ends. One that was charged stays so while a case is reopened, which
 * uses no second one; a later close may decide otherwise.
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

/** Where nobody has decided, as when silence closes a case, the customer keeps the credit. */
function isCharged(charging: Charging, { chargeCredit }: Closure): boolean {
  return charging === 'decided' ? chargeCredit === true : charging === 'charged';
}

/** Why a close cannot say of the credit what it says; null where it can. */
export function refusedCharge(
  { charging, source }: CreditTerms,
  outcome: Outcome,
  chargeCredit: boolean | null,
): PinnedRule | null {
  const said = charging[outcome];
  const rule = { when: {}, field: 'chargeCredit', source };
  if (said === 'decided') {
    if (chargeCredit !== null) return null;
    const detail = CHARGE_TEXTS.notDecided(outcome);
    return { ...rule, code: 'charge-not-decided', detail, alternative: null };
  }
  const charges = said === 'charged';
  if (chargeCredit === null || chargeCredit === charges) return null;
  const detail = CHARGE_TEXTS.notOpen(outcome, charges);
  return { ...rule, code: 'charge-not-open', detail, alternative: { chargeCredit: charges } };
}

/** What the pack did of a movement. */
export interface CreditMoved {
  readonly credit: CaseCredit;
  readonly by: string;
  readonly outcome: CreditOutcome;
}

/** A movement of the credit, as the case's timeline tells it. */
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
