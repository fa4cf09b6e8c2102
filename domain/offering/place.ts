/** Where an account is. Null means unknown, which matters only to calendars that float with the account. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly region: string | null;
  /** ISO 3166-2, within the region; absent or null if none is named. */
  readonly subdivision?: string | null;
  /** IANA zone. */
  readonly timeZone: string | null;
}
