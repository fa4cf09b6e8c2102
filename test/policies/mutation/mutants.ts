import type { CalendarPolicy } from '../../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../../catalogue/schema/catalogue.ts';
import type { Offering } from '../../../catalogue/schema/offering-schema.ts';
import { rowInCalendar, rowInOffering } from '../rows/row-ids.ts';
import { spell, withChange } from './change.ts';
import { changesOf } from './changes.ts';
import { valueAt } from './place.ts';
import { isUnseen } from './unseen.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A catalogue with one thing said otherwise, past the checks of the loader. */
export interface Mutant {
  /** The version that it is counted with: `csp@1`, `calendar 21vianet@1`. */
  readonly of: string;
  /** The row that it falsifies, by the name that row tests use. */
  readonly row: string;
  /** Where, and what it says instead. */
  readonly change: string;
  readonly catalogue: () => Catalogue;
}

/** A mutant for everything that decides something in the offerings and their calendars. */
export function mutantsOf(catalogue: Catalogue): readonly Mutant[] {
  return [
    ...catalogue.offerings.flatMap((each) => offeringMutants(catalogue, each)),
    ...usedCalendars(catalogue).flatMap((each) => calendarMutants(catalogue, each)),
  ];
}

function offeringMutants(catalogue: Catalogue, offering: Offering): readonly Mutant[] {
  return changesOf(offering, vocabularyOf(catalogue, offering))
    .filter((change) => !isUnseen(offering, change))
    .map((change) => ({
      of: `${offering.id}@${offering.version}`,
      row: rowInOffering(offering, change.path),
      change: spell(change, valueAt(offering, change.path)),
      catalogue: () => {
        const mutated = withChange(offering, change) as Offering;
        return { ...catalogue, offerings: replaced(catalogue.offerings, offering, mutated) };
      },
    }));
}

function calendarMutants(catalogue: Catalogue, calendar: CalendarPolicy): readonly Mutant[] {
  return changesOf(calendar, vocabularyOf(catalogue)).map((change) => ({
    of: `calendar ${calendar.id}@${calendar.version}`,
    row: rowInCalendar(calendar, change.path),
    change: spell(change, valueAt(calendar, change.path)),
    catalogue: () => {
      const mutated = withChange(calendar, change) as CalendarPolicy;
      return { ...catalogue, calendars: replaced(catalogue.calendars, calendar, mutated) };
    },
  }));
}

/** A calendar that no offering names promises nothing. */
function usedCalendars({ offerings, calendars }: Catalogue): readonly CalendarPolicy[] {
  const text = JSON.stringify(offerings);
  const named = calendars.filter(({ id }) => text.includes(`"calendar":"${id}"`));
  const parts = named.flatMap(({ anyOf }) => anyOf);
  return calendars.filter((each) => named.includes(each) || parts.includes(each.id));
}

function replaced<T>(list: readonly T[], one: T, other: T): readonly T[] {
  return list.map((each) => (each === one ? other : each));
}
