import type { Coverage, LanguageCoverage, ShownFile } from '../case/types.ts';
import { compileCalendar } from '../time/compile.ts';
import { dutyAt } from '../time/duty.ts';
import type { Instant } from '../time/instant.ts';
import { isoOrNull } from '../time/instant.ts';
import { formatLocal } from '../time/local-text.ts';
import { calendarOf } from './calendar-of.ts';

/**
 * When support works on a case, in which language, and on which channel the case came in. For work and
 * language it also shows whether support is on duty at `now`, and when that changes. The language is
 * served while both the case's and the language's own hours are open.
 */
export function coverageView(coverage: Coverage, file: ShownFile, now: Instant) {
  const { language, channel } = file;
  return {
    ...coverage,
    duty: dutyView([coverage], file, now),
    language: language && servedView(language, coverage, file, now),
    channel,
  };
}

/** With the hours of the case itself where the language is served in those. */
function servedView(language: LanguageCoverage, coverage: Coverage, file: ShownFile, now: Instant) {
  const { kind, calendar } = language;
  const hours = kind === 'case' ? coverage : { kind, calendar };
  return { ...language, ...hours, duty: dutyView([coverage, hours], file, now) };
}

function dutyView(coverages: readonly Coverage[], file: ShownFile, now: Instant) {
  const calendars = coverages
    .flatMap(({ calendar }) => calendarOf(file, calendar) ?? [])
    .map((calendar) => compileCalendar(calendar));
  const { onDuty, until, nextAt } = dutyAt(calendars, now);
  const { timeZone } = file.account;
  return {
    onDuty,
    until: isoOrNull(until),
    untilLocal: until === null ? null : formatLocal(until, timeZone),
    nextAt: isoOrNull(nextAt),
    nextAtLocal: nextAt === null ? null : formatLocal(nextAt, timeZone),
  };
}
