import { z } from 'zod';
import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import {
  localCalendar,
  PlaceNeededError,
  type LocalCalendar,
} from '../../domain/offering/calendar.ts';
import { partOf } from '../accounts/schema.ts';
import { region, subdivision, timeZone } from '../http/places.ts';
import { policyVersion } from '../http/policies.ts';
import { invalidQuery, problem } from '../http/problems.ts';

/** The query parameters for a version of a calendar and for a place. */
export const placeQuery = {
  version: policyVersion,
  region: region.optional().meta({
    description: 'The region of the account, for calendars that depend on it (`local-business`)',
    example: 'DE',
  }),
  subdivision: subdivision.optional().meta({
    description: 'The part of the region, whose own holidays count as well',
    example: 'DE-BY',
  }),
  timeZone: timeZone.optional().meta({
    description: 'The time zone of the account, for calendars that depend on it',
    example: 'Europe/Berlin',
  }),
};

const placeFields = z.object(placeQuery);

export type AskedPlace = Omit<z.output<typeof placeFields>, 'version'>;

/**
 * A calendar as it is in the place that was asked for. Throws `Problem` 400 if the place is wrong or
 * incomplete.
 */
export function calendarAt(
  catalogue: Catalogue,
  { id, version }: CalendarPolicy,
  asked: AskedPlace,
): LocalCalendar {
  const place = placeOf(asked);
  try {
    return localCalendar(catalogue, id, place, version);
  } catch (error) {
    if (!(error instanceof PlaceNeededError)) throw error;
    const errors = error.missing.map((path) => ({
      path,
      message: 'is required for this calendar',
    }));
    throw problem('calendar-needs-place', error.message, { members: { errors } });
  }
}

/** Null for what was not asked for. Throws `Problem` 400 for a subdivision of no region or of another one. */
function placeOf(asked: AskedPlace) {
  const { region: country, subdivision: part } = asked;
  if (part !== undefined && country === undefined) {
    throw invalidQuery([{ path: 'subdivision', message: 'needs `region` as well' }]);
  }
  if (country !== undefined && !partOf({ region: country, subdivision: part ?? null })) {
    throw invalidQuery([{ path: 'subdivision', message: 'is not a part of the region' }]);
  }
  return { region: country ?? null, subdivision: part ?? null, timeZone: asked.timeZone ?? null };
}

/** Whether any part of a place was asked for. */
export function namesPlace({
  region: country,
  subdivision: part,
  timeZone: zone,
}: AskedPlace): boolean {
  return country !== undefined || part !== undefined || zone !== undefined;
}
