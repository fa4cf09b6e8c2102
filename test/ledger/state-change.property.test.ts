import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeState } from '../../ledger/complete-batches.ts';
import { changeOf } from '../../workflows/lib/state-change.ts';
import { anyLife } from '../support/random-life.ts';

test('the changes of a state, one after the other, lead the ledger to the state of the case', () => {
  fc.assert(
    fc.property(anyLife, ({ living, file: { id } }) => {
      let known = { state: living.looks[0]!.state, seq: 0 };
      for (const [seq, { state }] of living.looks.entries()) {
        const sent = JSON.parse(JSON.stringify(changeOf(known, state))) as typeof state;
        const whole = wholeState({ id, state: sent }, known);
        expect(whole).toEqual(JSON.parse(JSON.stringify(state)));
        known = { state: whole, seq };
      }
    }),
  );
});
