import type { SingleCalendar } from '../time/calendar.ts';
import type { Pinned } from './commitment.ts';

/** Hours of a calendar as a case keeps them: with the dates of its holidays by name, each name once. */
export interface KeptHours extends Omit<Pinned<SingleCalendar>, 'holidays'> {
  /** The dates by the holiday's name, which is empty if unknown. */
  readonly holidays: Readonly<Record<string, readonly string[]>>;
}

/** A calendar as a case keeps it. */
export interface KeptCalendar extends KeptHours {
  /** Of a calendar that is open while any of several is: these. */
  readonly anyOf?: readonly KeptHours[];
}

/** A calendar that says for this case what another one of it says. */
export interface SameCalendar extends Pick<KeptCalendar, 'id' | 'version'> {
  /** The id of the other one. */
  readonly sameAs: string;
}

/** By their ids. */
export type KeptCalendars = Readonly<Record<string, KeptCalendar | SameCalendar>>;

/** What a calendar of a case says; null if the case does not have it. */
export function keptCalendar(calendars: KeptCalendars, id: string): KeptCalendar | null {
  const kept = own(calendars, id);
  const said = kept && 'sameAs' in kept ? own(calendars, kept.sameAs) : kept;
  return said === null || 'sameAs' in said ? null : said;
}

function own(calendars: KeptCalendars, id: string): KeptCalendar | SameCalendar | null {
  return Object.hasOwn(calendars, id) ? (calendars[id] ?? null) : null;
}
