import { toIso } from '../../time/instant.ts';
import type { Act, Outcome } from '../act.ts';
import type { ActRefusal } from '../refusal.ts';

/** Why a case does not take an act, for whoever did it. */
export function refusalText(refusal: ActRefusal, act: Pick<Act, 'at'>): string {
  switch (refusal.code) {
    case 'case-closed':
      return `The case was closed at ${toIso(refusal.closedAt)}`;
    case 'case-open':
      return 'The case is open, so there is nothing to reopen';
    case 'reopening-over':
      return `The case could be reopened until ${toIso(refusal.reopenableUntil)}`;
    case 'instant-before-opening':
      return `${toIso(act.at)} lies before the case was opened at ${toIso(refusal.openedAt)}`;
    case 'too-many-acts':
      return `The case has recorded as much as one can, ${refusal.most} acts or what is as long; it can be closed`;
    case 'nothing-asked':
      return 'The customer is not asked for anything at that time';
    case 'nothing-to-acknowledge':
      return refusal.reached === 0
        ? 'No escalation is open'
        : `The escalation has come to level ${refusal.reached}`;
    case 'severity-not-lower':
      return `Severity ${refusal.severity} is not below the present one: lack of resources lowers it`;
    default:
      return refusal.rules.map(({ detail }) => detail).join(' ');
  }
}

/** What an offering does not offer, as rules of it that an act would break. */
export const NOT_OFFERED = {
  ground: {
    code: 'lack-of-resources-no-ground',
    field: 'reason',
    detail: 'The offering does not lower severities for lack of resources.',
  },
  severity: {
    code: 'severity-not-offered',
    field: 'severity',
    detail: 'The offering has no such severity for the plan and the category of this case.',
  },
} as const;

/** Why a close cannot say of the credit what it says. */
export const CHARGE_TEXTS = {
  notDecided: (outcome: Outcome) =>
    `Whether the credit is charged is decided when a case closes as ${outcome}: say chargeCredit true or false.`,
  notOpen: (outcome: Outcome, charges: boolean) =>
    `A case that closes as ${outcome} ${charges ? 'uses up its credit' : 'gives its credit back'}.`,
} as const;

/** Why a case does nothing of what it was told. */
export const FAILURE_TEXTS = {
  caseOpening: 'The case waits for its credit and is not open yet',
  cancelledOpening: 'The case was cancelled before it was open',
  schedulingFailed: 'The deadlines that follow from it could not be computed: nothing was recorded',
} as const;
