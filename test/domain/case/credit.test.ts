import { describe, expect, it } from 'vitest';
import {
  dueCreditMove,
  wantedCredit,
  refusedCharge,
  type CaseCredit,
  type Closure,
  type CreditTerms,
  type Outcome,
} from '../../../domain/case/types.ts';
import { CREDIT } from '../../support/credit-terms.ts';

const credit = (status: CaseCredit['status']): CaseCredit => ({
  pack: 'pack_a',
  status,
  at: 0,
  expired: false,
});

const closed = (outcome: Outcome, chargeCredit: boolean | null = null): Closure => ({
  outcome,
  chargeCredit,
  at: 0,
  by: 'Ada',
  note: null,
  reopenableUntil: 1,
});

const RETURNING: CreditTerms = {
  ...CREDIT,
  charging: { solved: 'charged', unresolved: 'returned', withdrawn: 'returned' },
};

/** The example whose case was charged by an earlier close, and reopened. */
const WAS_CHARGED = new Set<string>(['stays charged when the case is reopened']);

describe('the credit of a case', () => {
  it.each([
    ['is held while the case is open', 'reserved', null, null],
    ['is charged when it is solved', 'reserved', closed('solved'), 'charge'],
    ['is charged where that is decided', 'reserved', closed('withdrawn', true), 'charge'],
    ['goes back where that is decided', 'reserved', closed('unresolved', false), 'return'],
    [
      'goes back where nobody decided, as silence closed it',
      'reserved',
      closed('unresolved'),
      'return',
    ],
    ['stays charged when the case is reopened', 'charged', null, null],
    ['is held again where the close was a mistake', 'charged', null, 'restore'],
    ['stays charged when it is solved once more', 'charged', closed('solved'), null],
    ['goes back where a later close decides so', 'charged', closed('withdrawn', false), 'return'],
    ['is wanted again when the case goes on', 'returned', null, 'reserve'],
    [
      'is wanted again where a close turns out to be another',
      'returned',
      closed('solved'),
      'reserve',
    ],
    ['stays back once it went back', 'returned', closed('withdrawn', false), null],
    ['is not looked for again where none was left', 'missing', null, null],
    ['is not charged where there is none', 'missing', closed('solved'), null],
  ] as const)('%s', (what, status, closure, move) => {
    const wanted = wantedCredit(CREDIT, closure, WAS_CHARGED.has(what));
    expect(dueCreditMove(credit(status), wanted)).toBe(move);
  });

  it('stays charged if its pack has ended, whatever a later close decides', () => {
    const spent = { ...credit('charged'), expired: true };
    expect(
      dueCreditMove(spent, wantedCredit(CREDIT, closed('withdrawn', false), false)),
    ).toBeNull();
  });

  it.each([
    ['unresolved', null, 'charge-not-decided'],
    ['withdrawn', null, 'charge-not-decided'],
    ['withdrawn', true, undefined],
    ['unresolved', false, undefined],
    ['solved', null, undefined],
    ['solved', true, undefined],
    ['solved', false, 'charge-not-open'],
  ] as const)('of a case closed as %s with chargeCredit %s', (outcome, chargeCredit, code) => {
    expect(refusedCharge(CREDIT, outcome, chargeCredit)?.code).toBe(code);
  });

  it('cannot be charged if the offering always returns it', () => {
    expect(refusedCharge(RETURNING, 'withdrawn', null)).toBeNull();
    expect(refusedCharge(RETURNING, 'withdrawn', true)).toMatchObject({
      code: 'charge-not-open',
      alternative: { chargeCredit: false },
    });
    const wanted = wantedCredit(RETURNING, closed('unresolved'), false);
    expect(dueCreditMove(credit('reserved'), wanted)).toBe('return');
  });
});
