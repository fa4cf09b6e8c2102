import { WEEKDAYS } from '../../../domain/time/calendar.ts';
import type { WallTimeTarget } from '../../../domain/time/target.ts';
import type { Path } from '../rows/row-ids.ts';
import { REMOVED, type Change } from './change.ts';
import type { Words } from './vocabulary.ts';

type Hours = readonly (readonly [from: string, to: string])[];

const UNITS = ['minutes', 'businessMinutes', 'businessDays'];
const USUAL: Hours = [['09:00', '17:00']];
const DAY_MINUTES = 24 * 60;

/** A target one more or less, of another kind, or none; where there is none, an hour. */
export function targetChanges(target: unknown, path: Path): readonly Change[] {
  if (target === null) return [{ path, to: { minutes: 60 } }];
  const { by } = target as { readonly by?: WallTimeTarget };
  if (by !== undefined) return wallTimeChanges(by, path);
  const [unit = '', amount] = Object.entries(target as Readonly<Record<string, number>>)[0] ?? [];
  if (amount === undefined) throw new TypeError(`${path.join('.')} has no amount`);
  return [
    { path, to: null },
    ...[amount - 1, amount + 1].map((to) => ({ path: [...path, unit], to })),
    ...UNITS.filter((each) => each !== unit).map((each) => ({ path, to: { [each]: amount } })),
  ];
}

/** By another minute, on another business day, late at another minute or not at all; no wall time, or none. */
function wallTimeChanges({ time, businessDays, cutOff }: WallTimeTarget, path: Path) {
  const here = [...path, 'by'];
  const late = [...here, 'cutOff'];
  const after = cutOff?.after ?? businessDays + 1;
  const cutOffs = cutOff && [
    { path: late, to: REMOVED },
    ...minutesBeside(cutOff.at).map((to) => ({ path: [...late, 'at'], to })),
    ...[after - 1, after + 1].map((to) => ({ path: [...late, 'after'], to })),
  ];
  return [
    { path, to: null },
    ...minutesBeside(time).map((to) => ({ path: [...here, 'time'], to })),
    ...[businessDays - 1, businessDays + 1].map((to) => ({ path: [...here, 'businessDays'], to })),
    ...(cutOffs ?? [{ path: late, to: { at: '12:00', after } }]),
    { path, to: { businessDays } },
  ];
}

/** What silence leads to: another severity, flagging, closing. */
export function stepChanges(step: unknown, path: Path, { severities }: Words): readonly Change[] {
  const steps = ['flag', 'close', ...severities.map((severity) => ({ severity }))];
  const before = JSON.stringify(step);
  return steps.filter((each) => JSON.stringify(each) !== before).map((to) => ({ path, to }));
}

/** The hours of each day said otherwise, closed days open. */
export function weeklyChanges(weekly: unknown, path: Path): readonly Change[] {
  const week = weekly as Readonly<Record<string, Hours>>;
  return WEEKDAYS.flatMap((day): readonly Change[] => {
    const hours = week[day] ?? [];
    const here = [...path, day];
    return hours.length === 0 ? [{ path: here, to: USUAL }] : hoursChanges(hours, here);
  });
}

/** Each opening and closing of a day a minute earlier or later, each interval left out. */
export function hoursChanges(hours: unknown, path: Path): readonly Change[] {
  return (hours as Hours).flatMap((interval, index): readonly Change[] => [
    { path: [...path, index], to: REMOVED },
    ...interval.flatMap((time, end) =>
      minutesBeside(time).map((to) => ({ path: [...path, index, end], to })),
    ),
  ]);
}

/** The same of hours that there need not be. */
export function someHoursChanges(hours: unknown, path: Path): readonly Change[] {
  return Array.isArray(hours) ? hoursChanges(hours, path) : [{ path, to: USUAL }];
}

/** Each exception left out, its hours said otherwise; a half day and a closed one more. */
export function exceptionChanges(exceptions: unknown, path: Path): readonly Change[] {
  const dates = Object.entries(exceptions as Readonly<Record<string, { readonly hours: Hours }>>);
  const name = 'Another day';
  return [
    ...dates.flatMap(([date, { hours }]) => [
      { path: [...path, date], to: REMOVED },
      ...hoursChanges(hours, [...path, date, 'hours']),
    ]),
    { path: [...path, '2026-06-09'], to: { name, hours: [['09:00', '12:00']] } },
    { path: [...path, '2026-06-10'], to: { name, hours: [] } },
  ];
}

function minutesBeside(time: string): readonly string[] {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const total = hours * 60 + minutes;
  // A day has no minute before its first and none after its last.
  return [total - 1, total + 1].filter((each) => each >= 0 && each <= DAY_MINUTES).map(wallTime);
}

function wallTime(total: number): string {
  const [hours, minutes] = [Math.floor(total / 60), total % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
