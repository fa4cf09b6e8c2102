import type { CalendarPolicy } from '../../policies/calendar-schema.ts';
import type { Catalogue } from '../../policies/catalogue.ts';
import { notFound } from '../problems.ts';

/** Every version of a calendar, ascending. */
export function versionsOf({ calendars }: Catalogue, id: string): readonly CalendarPolicy[] {
  return calendars.filter((each) => each.id === id);
}

/** A version of a calendar, by default the newest. Throws `Problem` where there is none. */
export function findCalendar(
  catalogue: Catalogue,
  id: string,
  version: number | undefined,
): CalendarPolicy {
  const versions = versionsOf(catalogue, id);
  const asked = version ?? versions.at(-1)?.version;
  const found = versions.find((each) => each.version === asked);
  if (!found) throw notFound('calendar with this id and version');
  return found;
}
