/** A property of an event that cannot be read; the message says why and what to do. */
export class Mistake extends Error {
  override readonly name: string = 'Mistake';
  /** Line of the file, counted from 1. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** A time in UTC, of which nobody has said in which zone it is a date. */
export class ZoneQuestion extends Mistake {
  override readonly name = 'ZoneQuestion';

  /** @param text what is in UTC, such as `DTSTART is in UTC (20261224T230000Z)` */
  constructor(line: number, text: string) {
    super(
      line,
      `${text}, and which day this is depends on the zone: say --time-zone ZONE, such as --time-zone Europe/Berlin`,
    );
  }
}
