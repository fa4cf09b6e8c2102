import { dateOfLocal } from '../../domain/time/local-date.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time/units.ts';
import { offsetAt, zoneOf, type Zone } from '../../domain/time/zone.ts';
import type { Property } from './component.ts';
import { parseDay, type Day } from './day.ts';
import { Mistake, ZoneQuestion } from './mistake.ts';

/** A date and a time of day, as a wall somewhere shows them. */
export interface Moment {
  readonly day: Day;
  /** Milliseconds since midnight; null for a date without a time. */
  readonly time: number | null;
  /** Whether the time was in UTC before a zone made it this one. */
  readonly wasUtc: boolean;
}

/** Names of UTC beside those of IANA, in which feeds write times without a `Z`. */
const UTC_NAMES = new Set([
  'z',
  'coordinated universal time',
  '(utc) coordinated universal time',
  'tzone://microsoft/utc',
]);

/**
 * The dates and times in a property, such as DTSTART or EXDATE. A time of a zone, or of none, is
 * taken as written: its date is the one that its writers see. A time in UTC becomes that of a zone.
 * Throws `Mistake`, as `ZoneQuestion` for a time in UTC without a zone.
 */
export function readMoments(property: Property, zone: Zone | null): readonly Moment[] {
  return property.value.split(',').map((text) => readOne(text.trim(), property, zone));
}

/** The only date or time in a property. Throws as `readMoments` does. */
export function readMoment(property: Property, zone: Zone | null): Moment {
  return readOne(property.value.trim(), property, zone);
}

/**
 * A date or time as the wall of a zone shows it; null if it does not exist. One in UTC stays as it is
 * without a zone.
 */
export function momentOf(text: string, isUtc: boolean, zone: Zone | null): Moment | null {
  const match = /^(\d{8})(?:T(\d\d)(\d\d)(\d\d)Z?)?$/i.exec(text);
  const day = match && parseDay(match[1]!);
  if (!match || day === null) return null;
  if (match[2] === undefined) return { day, time: null, wasUtc: false };
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(2).map(Number);
  const time = hours * HOUR + minutes * MINUTE + seconds * SECOND;
  if (time > DAY || minutes > 59 || seconds > 60) return null;
  const local = day * DAY + time;
  return wall(isUtc && zone ? local + offsetAt(local, zone) : local, isUtc);
}

function wall(local: number, wasUtc: boolean): Moment {
  const day = dateOfLocal(local);
  return { day, time: local - day * DAY, wasUtc };
}

function readOne(text: string, { name, params, line }: Property, zone: Zone | null): Moment {
  const property = name.toUpperCase();
  const isUtc = /Z$/i.test(text) || isNameOfUtc(params['tzid'] ?? '');
  const moment = momentOf(text, isUtc, zone);
  if (moment?.wasUtc && zone === null) {
    throw new ZoneQuestion(line, `${property} is in UTC (${text})`);
  }
  if (moment !== null) return moment;
  throw new Mistake(line, `${property} ${whyNone(property, text)}`);
}

/** Not the name of a place whose clocks show the same today, as they do in Abidjan. */
function isNameOfUtc(name: string): boolean {
  const zone = zoneOf(name);
  return UTC_NAMES.has(name.toLowerCase()) || (zone?.turns.length === 0 && zone.offsets[0] === 0);
}

function whyNone(property: string, text: string): string {
  if (/^\d{8}T\d{6}Z?\/./i.test(text)) {
    return `is a period (${text}): write its days as ${property};VALUE=DATE:YYYYMMDD`;
  }
  return /^\d{8}(?:T\d{6}Z?)?$/i.test(text)
    ? `${text} is a date or time that does not exist: correct it`
    : `"${text}" is not a date: write ${property};VALUE=DATE:YYYYMMDD`;
}
