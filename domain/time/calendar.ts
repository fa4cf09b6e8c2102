/** Days of the week as calendars spell them, starting on Monday. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Half-open, in local wall time: `["09:00", "24:00"]` runs from nine to the end of the day. */
export type WallInterval = readonly [from: string, to: string];

/**
 * Working hours as data. Dates are `YYYY-MM-DD` in the calendar's own zone, or `MM-DD` for a date of
 * every year. A missing weekday is closed. A date in `holidays` is closed regardless of its weekday, or
 * open at `holidayHours`; `exceptions` replace a date's hours and take precedence over `holidays`, and
 * those with a year over those without. Neither `holidayHours` nor an exception without a year opens a
 * date whose weekday is closed.
 */
export interface SingleCalendar {
  readonly timeZone: string;
  /** The release of the zone data by which the hours are counted; the newest if absent. */
  readonly zoneData?: string;
  readonly weekly: Readonly<Partial<Record<Weekday, readonly WallInterval[]>>>;
  /** Maps each date to the holiday's name, which is empty if unknown. */
  readonly holidays: Readonly<Record<string, string>>;
  /** The hours of holidays; closed if absent. */
  readonly holidayHours?: readonly WallInterval[];
  readonly exceptions: Readonly<Record<string, readonly WallInterval[]>>;
}

/**
 * Working hours as data, or those of several calendars together: one with `anyOf` is open while any of these
 * is, each in its own zone and on its own dates. Its own zone says which date an instant is of, and it has
 * no hours and dates besides.
 */
export interface Calendar extends SingleCalendar {
  readonly anyOf?: readonly SingleCalendar[];
}
