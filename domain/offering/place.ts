/** Where an account is; what is null is not known, and only calendars that float with it mind. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly region: string | null;
  /** ISO 3166-2, of the region; absent or null where none is named. */
  readonly subdivision?: string | null;
  /** IANA. */
  readonly timeZone: string | null;
}
