import type { Outcome } from './act.ts';

/** Rules that an act breaks if the offering does not provide for it. */
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

/** Why a close's `chargeCredit` is refused. */
export const CHARGE_TEXTS = {
  notDecided: (outcome: Outcome) =>
    `Whether the credit is charged is decided when a case closes as ${outcome}: say chargeCredit true or false.`,
  notOpen: (outcome: Outcome, charges: boolean) =>
    `A case that closes as ${outcome} ${charges ? 'uses up its credit' : 'gives its credit back'}.`,
} as const;
