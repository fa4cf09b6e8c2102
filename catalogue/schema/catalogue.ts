import type { CalendarPolicy } from './calendar-schema.ts';
import type { HolidayFeedSnapshot } from './holiday-feed-schema.ts';
import type { HolidaySnapshot } from './holiday-schema.ts';
import type { MakeUpSnapshot } from './make-up-schema.ts';
import type { Offering } from './offering-schema.ts';
import type { RegionLanguages } from './region-languages-schema.ts';
import type { SourceDocument } from './source.ts';

/** All policies, checked and frozen. */
export interface Catalogue {
  readonly documents: readonly SourceDocument[];
  /** Every version, by id and ascending version. */
  readonly calendars: readonly CalendarPolicy[];
  readonly holidays: readonly HolidaySnapshot[];
  /** Holidays that operators have imported. */
  readonly holidayFeeds: readonly HolidayFeedSnapshot[];
  /** Make-up days of the countries that have any. */
  readonly makeUpDays: readonly MakeUpSnapshot[];
  /** Every version, by id and ascending version. */
  readonly offerings: readonly Offering[];
  /** The official languages of each region, as base languages of BCP 47. */
  readonly regionLanguages: RegionLanguages['languages'];
  /** What each version of an offering or a calendar says, as a digest, by its file: `offerings/acme/v1.yaml`. */
  readonly digests: Readonly<Record<string, string>>;
  /** The ids of offerings under which no cases are opened here; open ones go on. */
  readonly switchedOff: readonly string[];
}

/** The newest version of each offering, which new cases get. */
export function newestOfferings({ offerings }: Catalogue): readonly Offering[] {
  return newestOf(offerings);
}

/** The offerings under which cases are opened here, each in its newest version. */
export function offered(catalogue: Catalogue): readonly Offering[] {
  return newestOfferings(catalogue).filter(({ id }) => !catalogue.switchedOff.includes(id));
}

/** The newest version of each calendar, which offerings refer to. */
export function newestCalendars({ calendars }: Catalogue): readonly CalendarPolicy[] {
  return newestOf(calendars);
}

function newestOf<T extends { readonly id: string }>(versions: readonly T[]): readonly T[] {
  return [...new Map(versions.map((each) => [each.id, each])).values()];
}
