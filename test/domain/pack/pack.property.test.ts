import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackAccount } from '../../../domain/pack/account.ts';
import type { Movement } from '../../../domain/pack/types.ts';
import { DAY } from '../../support/case-file.ts';
import { packFile } from '../../support/pack-file.ts';
import { rounds } from '../../support/rounds.ts';

const CASES = ['case_a', 'case_b', 'case_c', 'case_d'] as const;
const ACCOUNTS = ['acc_contoso', 'acc_fabrikam'] as const;

const step = fc.record({
  days: fc.integer({ min: 0, max: 90 }),
  move: fc.constantFrom('reserve', 'reserve', 'charge', 'return', 'restore', 'claim'),
  id: fc.nat(20),
  case: fc.constantFrom(...CASES),
  account: fc.constantFrom(...ACCOUNTS),
  late: fc.constantFrom(null, null, 0, 1, 30, 200, 380),
  renews: fc.boolean(),
});

const sumOf = (balance: object) => Object.values(balance).reduce((sum, n) => sum + Number(n), 0);

describe('a pack in any sequence of events', () => {
  it('neither creates nor loses a credit, at any moment, in one run or in many', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(5), (steps, used) => {
        const file = packFile({ used });
        let now = file.purchasedAt;
        let pack = new PackAccount(file);
        const whole = new PackAccount(file);
        const told = [pack, whole].map((one) => one.advance(now));
        expect(told[0]).toEqual(told[1]);
        let entries = pack.entries.length;
        for (const { days, renews, late, id, ...rest } of steps) {
          now += days * DAY;
          const movement = {
            ...rest,
            id: `${rest.move}-${id}`,
            by: 'Ada',
            at: late === null ? null : now - late * DAY,
            offering: file.offering,
          } as Movement;
          for (const one of [pack, whole]) {
            one.advance(now);
            if (one.hasMovement(movement.id) || one.refusalFor(movement, now) === null)
              one.move(movement, now);
          }
          expect(pack.state).toEqual(whole.state);
          expect(pack.seq).toBe(whole.seq);
          entries = whole.entries.length;
          if (renews) pack = new PackAccount(file, structuredClone(pack.carry()));
        }
        expect(whole.entries.map(({ seq }) => seq)).toEqual(
          Array.from({ length: entries }, (_, index) => index + 1),
        );
        for (const { balance } of whole.entries) {
          expect(sumOf(balance)).toBe(file.total);
          expect(Math.min(...Object.values(balance))).toBeGreaterThanOrEqual(0);
        }
        expect(whole.state.holders).toHaveLength(whole.state.balance.reserved);
        expect(whole.state.usedBy.length + used).toBe(whole.state.balance.used);
        const keys = whole.entries.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: rounds(10_000, 200) },
    );
  });
});
