import type { Outcome } from './act.ts';

/** Rules that an act breaks if the offering does not provide for it. */
export const NOT_OFFERED = {
  ground: {
    code: 'lack-of-resources-no-ground',
    field: 'reason',
    detail: 'The offering does not lower the severity for lack of resources.',
  },
  severity: {
    code: 'severity-not-offered',
    field: 'severity',
    detail: 'The offering does not have this severity for the plan and category of this case.',
  },
  subject: {
    code: 'not-offered',
    field: 'category',
    detail: 'The offering says nothing of such cases: of this category and plan, at this severity.',
  },
} as const;

/** Why a close's `chargeCredit` is refused. */
export const CHARGE_TEXTS = {
  notDecided: (outcome: Outcome) =>
    `When a case is closed as ${outcome}, it must be decided whether the credit is charged: set chargeCredit to true or false.`,
  notOpen: (outcome: Outcome, charges: boolean) =>
    `A case that is closed as ${outcome} ${charges ? 'uses up its credit' : 'gives its credit back'}.`,
} as const;
