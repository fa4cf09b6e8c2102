import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, type Condition, type Facts } from '../../../catalogue/schema/condition.ts';
import { outlookOf } from '../../../catalogue/schema/outlook.ts';
import { PROPERTY_TIMEOUT, propertyRuns } from '../../domain/time/property-runs.ts';

const facts = { scope: 'on-site', category: 'technical' };

/** What becomes of a condition on a case whose category alone may change. */
function outlook(when: Condition) {
  return outlookOf(when, facts, (path) => path !== 'category');
}

describe('what becomes of a condition', () => {
  it('is certain where it asks only for what stays', () => {
    expect(outlook({ scope: { is: 'on-site' } })).toBe('always');
    expect(outlook({ scope: { is: 'scripts' } })).toBe('never');
    expect(outlook({ product: { absent: true } })).toBe('always');
    expect(outlook({})).toBe('always');
  });

  it('is open where it depends on what may change', () => {
    expect(outlook({ category: { is: 'technical' } })).toBe('open');
    expect(outlook({ scope: { is: 'on-site' }, category: { is: 'billing' } })).toBe('open');
    expect(outlook({ not: { category: { is: 'billing' } } })).toBe('open');
  });

  it('is certain where one part decides', () => {
    const billing = { category: { is: 'billing' } };
    expect(outlook({ scope: { is: 'scripts' }, ...billing })).toBe('never');
    expect(outlook({ any: [{ scope: { is: 'on-site' } }, billing] })).toBe('always');
    expect(outlook({ not: { scope: { is: 'scripts' }, ...billing } })).toBe('always');
    expect(outlook({ any: [] })).toBe('never');
  });
});

const NAMES = ['a', 'b', 'c', 'd'];
/** Of these, the values that an act may change. */
const CHANGING = ['c', 'd'];

const values = fc.constantFrom('x', 'y', null);

const factsOf = (names: readonly string[]): fc.Arbitrary<Facts> =>
  fc.record(Object.fromEntries(names.map((name) => [name, values])));

const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.dictionary(
      fc.constantFrom(...NAMES),
      fc.oneof(
        values.map((is) => ({ is })),
        fc.constant({ present: true } as const),
        fc.constant({ notIn: ['x'] }),
      ),
      { maxKeys: 3 },
    ),
    fc.record(
      {
        all: fc.array(tie('condition'), { maxLength: 3 }),
        any: fc.array(tie('condition'), { maxLength: 3 }),
        not: tie('condition'),
      },
      { requiredKeys: [] },
    ),
  ),
})).condition;

it(
  'is never another than the condition has, whatever changes',
  () => {
    fc.assert(
      fc.property(condition, factsOf(NAMES), factsOf(CHANGING), (when, before, changes) => {
        const found = outlookOf(when, before, (name) => !CHANGING.includes(name));
        if (found === 'open') return;
        expect(holds(when, { ...before, ...changes })).toBe(found === 'always');
      }),
      propertyRuns(),
    );
  },
  PROPERTY_TIMEOUT,
);
