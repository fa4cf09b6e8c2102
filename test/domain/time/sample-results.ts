import { scheduleClock } from '../../../domain/scheduling/schedule-clock.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { toIso } from '../../../domain/time/instant.ts';
import { HOUR, at, daily, office } from './calendars.ts';

/** Some results around transitions, for comparing what processes in different zones make of them. */
export function sampleResults(): readonly unknown[] {
  const starts = [
    '2026-03-28T23:30Z',
    '2026-10-24T22:45Z',
    '2011-12-30T09:59Z',
    '2026-12-31T23:59Z',
  ];
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'];
  const holidays = { '2026-10-26': '', '2027-01-01': '' };
  return zones.flatMap((timeZone) =>
    starts.map(at).flatMap((start) => {
      const night = compileCalendar(daily(timeZone, ['00:00', '06:00'], ['22:00', '24:00']));
      const plan = scheduleClock({
        target: { businessDays: 3 },
        calendar: office({ timeZone, holidays }),
        startedAt: start,
        timeZone,
        pauses: [],
        warnings: [75],
        escalations: [],
      });
      return [toIso(night.add(start, 9 * HOUR)), night.measure(start, start + 100 * HOUR), plan];
    }),
  );
}
