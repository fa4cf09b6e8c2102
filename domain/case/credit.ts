import type { Instant } from '../time/instant.ts';
import type { Outcome } from './act.ts';
import type { Closure } from './case-state.ts';
import { isQuiet, type Occurrence } from './occurrence.ts';
import type { PinnedRule, Source } from './promise.ts';

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

/** `missing`: the case goes on without one, as it came back and none was left to take again. */
export const CREDIT_STATUSES = ['reserved', 'charged', 'returned', 'missing'] as const;

/** The credit of a case, as its pack has moved it. */
export interface CaseCredit {
  readonly pack: string;
  readonly status: (typeof CREDIT_STATUSES)[number];
  /** Since when. */
  readonly at: Instant;
  /** Its pack has expired: what came back is gone, and what is charged cannot come back. */
  readonly expired: boolean;
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
    const detail = `Whether the credit is charged is decided when a case closes as ${outcome}: say chargeCredit true or false.`;
    return { ...rule, code: 'charge-not-decided', detail, alternative: null };
  }
  const charges = said === 'charged';
  if (chargeCredit === null || chargeCredit === charges) return null;
  const detail = `A case that closes as ${outcome} ${charges ? 'uses up its credit' : 'gives its credit back'}.`;
  return {
    ...rule,
    code: 'charge-not-open',
    detail,
    alternative: { chargeCredit: charges },
  };
}

/** What the pack did of a movement. */
export interface CreditMoved {
  readonly credit: CaseCredit;
  readonly by: string;
  /**
   * `pack-ended`: its account does not have the movement. `not-held`: somebody had moved the credit
   * there before. `none-left`: there was none to take again.
   */
  readonly told: 'moved' | 'pack-ended' | 'not-held' | 'none-left';
}

/** A movement of the credit, as the case's timeline tells it. */
export function creditOccurrence(
  { credit: { pack, status, at, expired }, by, told }: CreditMoved,
  { quietBefore, number }: { quietBefore: Instant; number: number },
): Occurrence {
  return {
    key: `credit:${number}`,
    type: `case.credit.${status}`,
    at,
    actor: by,
    metric: null,
    quiet: isQuiet(at, quietBefore),
    data: {
      reason: `${told === 'moved' && expired ? EXPIRED(pack) : WORDS[status](pack)}${WHY[told]}`,
      pack,
      expired,
    },
  };
}

const WORDS: Readonly<Record<CaseCredit['status'], (pack: string) => string>> = {
  reserved: (pack) => `A credit of ${pack} is held for the case.`,
  charged: (pack) => `The credit of ${pack} is used.`,
  returned: (pack) => `The credit went back to ${pack}.`,
  missing: () => 'The case has no credit any more.',
};

const EXPIRED = (pack: string): string =>
  `The credit came back to ${pack} after that had expired, and is gone.`;

const WHY: Readonly<Record<CreditMoved['told'], string>> = {
  moved: '',
  'pack-ended': ' Its pack had ended before.',
  'not-held': ' Somebody had moved it in the pack before.',
  'none-left': ' It had come back, and none is left to take again.',
};
