import { expect, it } from 'vitest';
import { scheduleClock } from '../../../domain/scheduling/schedule-clock.ts';
import { at, office } from '../time/calendars.ts';

const within = (from: string, to: string) => ({
  from: at(`2026-03-02T${from}:00+01:00`),
  to: at(`2026-03-02T${to}:00+01:00`),
});

it('a pause that starts at a deadline at closing time does not move it, whatever was paused before (glpi#10594)', () => {
  const plan = scheduleClock({
    target: { businessMinutes: 7 * 60 },
    calendar: office(),
    startedAt: at('2026-03-02T09:00:00+01:00'),
    pauses: [within('10:00', '11:00'), within('17:00', '18:00')],
    warnings: [],
    escalations: [],
    timeZone: 'Europe/Berlin',
  });
  expect(plan.dueAtLocal).toBe('2026-03-02T17:00:00.000+01:00');
});
