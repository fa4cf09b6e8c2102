import type { Calendar } from '../../../domain/time/calendar.ts';
import { WEEKDAYS } from '../../../domain/time/calendar.ts';
import { load } from '../packages.ts';

/** What the bench uses of a Day.js instant with the plugin `dayjs-business-time`. */
interface BusinessDayjs {
  readonly addBusinessMinutes: (minutes: number) => BusinessDayjs;
  readonly businessMinutesDiff: (other: BusinessDayjs) => number;
  readonly valueOf: () => number;
}

interface Segment {
  readonly start: string;
  readonly end: string;
}

/** What the bench uses of Day.js itself. */
export interface Dayjs {
  (instant: number): BusinessDayjs;
  readonly tz: (instant: number, zone: string) => BusinessDayjs;
  readonly extend: (plugin: unknown) => void;
  readonly setHolidays: (dates: readonly string[]) => void;
  readonly setBusinessTime: (week: Readonly<Record<string, readonly Segment[] | null>>) => void;
}

const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Day.js with `dayjs-business-time` and some of its own plugins. */
export function dayjsWith(...plugins: readonly string[]): Dayjs {
  const dayjs: Dayjs = load('dayjs');
  for (const plugin of plugins) dayjs.extend(load(`dayjs/plugin/${plugin}`));
  dayjs.extend(load('dayjs-business-time'));
  return dayjs;
}

/** Its hours and holidays are those of the whole process. */
export function setHours(dayjs: Dayjs, { weekly, holidays }: Calendar): void {
  const days = WEEKDAYS.map((day, index): [string, readonly Segment[] | null] => {
    const hours = weekly[day] ?? [];
    const segments = hours.map(([from, to]) => ({ start: `${from}:00`, end: `${to}:00` }));
    return [NAMES[index] ?? day, segments.length > 0 ? segments : null];
  });
  dayjs.setBusinessTime(Object.fromEntries(days));
  dayjs.setHolidays(Object.keys(holidays));
}
