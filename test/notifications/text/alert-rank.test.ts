import { expect, it } from 'vitest';
import { ALERT_TYPES } from '../../../domain/text/words/event-types.ts';
import { worstOf, WORST_FIRST } from '../../../notifications/text/alert-rank.ts';

const of = (eventType: string, id = eventType) => ({ eventType, id });

it('every type of alert has its place among the others', () => {
  expect(WORST_FIRST.toSorted()).toEqual(ALERT_TYPES.toSorted());
});

it.each([
  [['case.opened', 'case.sla.warning', 'case.sla.breached', 'case.escalated'], 'case.sla.breached'],
  [['case.sla.warning', 'case.escalated', 'case.flagged'], 'case.escalated'],
  [['case.sla.warning', 'case.flagged', 'case.responded'], 'case.flagged'],
  [['case.sla.met', 'case.sla.warning', 'case.opened'], 'case.sla.warning'],
  [['subscription.test', 'case.credit.reserved'], 'case.credit.reserved'],
])('of %j the worst is %s', (types, worst) => {
  const [first = '', ...others] = types;
  expect(worstOf([of(first), ...others.map((type) => of(type))]).eventType).toBe(worst);
});

it('of several that are as bad, the first counts', () => {
  const breach = 'case.sla.breached';
  expect(worstOf([of('case.opened'), of(breach, 'first'), of(breach, 'second')]).id).toBe('first');
});
