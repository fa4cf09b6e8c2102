/** One release of the IANA database, as its file has it (`README.md`). */
export interface ZoneRelease {
  /** As IANA calls it: `2026f`. */
  readonly release: string;
  /** The lines of zones, by name. */
  readonly zones: Readonly<Record<string, string>>;
  /** Other names of zones, each with the name of its zone. */
  readonly links: Readonly<Record<string, string>>;
}
