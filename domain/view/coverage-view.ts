import type { CaseFile, Coverage } from '../case/types.ts';
import { compileCalendar } from '../time/compile.ts';
import { dutyAt } from '../time/duty.ts';
import type { Instant } from '../time/instant.ts';
import { isoOrNull } from '../time/instant.ts';
import { formatLocal } from '../time/local-text.ts';

/**
 * When a case is worked on, in which language, and by which channel it came; for work and language
 * also whether support is on duty at `now` and when next. The language is served while both the
 * case is worked on and the language's own hours are open.
 */
export function coverageView(coverage: Coverage, file: CaseFile, now: Instant) {
  const { language, channel } = file;
  return {
    ...coverage,
    duty: dutyView([coverage], file, now),
    language: language && { ...language, duty: dutyView([coverage, language], file, now) },
    channel,
  };
}

function dutyView(coverages: readonly Coverage[], file: CaseFile, now: Instant) {
  const calendars = coverages
    .flatMap(({ calendar }) => (calendar === null ? [] : (file.calendars[calendar] ?? [])))
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
