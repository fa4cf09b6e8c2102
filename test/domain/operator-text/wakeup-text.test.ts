import { expect, it } from 'vitest';
import { BUILT_IN_RULES } from '../../../domain/case/metric.ts';
import type { WakeupCause } from '../../../domain/case/wakeup.ts';
import { wakeupText } from '../../../domain/operator-text/wakeup-text.ts';

const deadline = {
  dueAt: Date.parse('2026-11-21T05:58:38.877Z'),
  dueAtLocal: '2026-11-21T13:58:38.877+08:00',
};

it.each<[text: string, cause: WakeupCause]>([
  [
    'Warning at 75% of the time for the first response, due 2026-11-21 13:58:38 (+08:00)',
    { what: 'warning', metric: 'first_response', percent: 75, beforeMinutes: null, ...deadline },
  ],
  [
    'Warning 30 min before the resolution is due: 2026-11-21 13:58:38 (+08:00)',
    { what: 'warning', metric: 'resolution', percent: null, beforeMinutes: 30, ...deadline },
  ],
  [
    'First response due 2026-11-21 13:58:38 (+08:00)',
    { what: 'breach', metric: 'first_response', ...deadline },
  ],
  [
    'Next response due 2026-11-21 13:58:38 (+08:00)',
    { what: 'breach', metric: 'next_response', ...deadline },
  ],
  [
    'Resolution due 2026-11-21 13:58:38 (+08:00)',
    { what: 'breach', metric: 'resolution', ...deadline },
  ],
  [
    'Escalation to head of support (level 2)',
    { what: 'escalation', metric: 'resolution', level: 2, name: 'head of support', number: 1 },
  ],
  [
    'Escalation to head of support (level 2, time 3)',
    { what: 'escalation', metric: 'resolution', level: 2, name: 'head of support', number: 3 },
  ],
  [
    'Reminder to the customer, who has until 2026-11-21 13:58:38 (+08:00) to answer',
    { what: 'reminder', ...deadline },
  ],
  [
    'The customer has until 2026-11-21 13:58:38 (+08:00) to answer',
    { what: 'non-response', step: 'flag', ...deadline },
  ],
  ['The closed case can no longer be reopened', { what: 'end' }],
])('a timer reads "%s"', (text, cause) => {
  expect(wakeupText(cause, { metrics: BUILT_IN_RULES })).toBe(text);
});
