/** Days of the week as calendars spell them. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Half-open, in local wall time: `["09:00", "24:00"]` is from nine to the end of the day. */
export type WallInterval = readonly [from: string, to: string];

/**
 * When somebody is at work, as data. Dates are `YYYY-MM-DD` in the calendar's own zone.
 * A missing weekday is closed. A date in `holidays` is closed whatever the weekday says;
 * `exceptions` replace a date's hours and win over `holidays`.
 */
export interface Calendar {
  readonly timeZone: string;
  readonly weekly: Readonly<Partial<Record<Weekday, readonly WallInterval[]>>>;
  /** Date to the holiday's name (an empty name where none is known). */
  readonly holidays: Readonly<Record<string, string>>;
  readonly exceptions: Readonly<Record<string, readonly WallInterval[]>>;
}
