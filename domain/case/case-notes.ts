import { applies } from '../../catalogue/schema/condition.ts';
import { caseFacts, type CaseFacts } from './case-facts.ts';
import type { CaseFile, CaseNote } from './case-file.ts';
import type { CaseNow } from './changed-case.ts';
import { calendarFor, commitmentFor } from './commitment-for.ts';
import { keptCalendar } from './kept-calendar.ts';

type Noted = Pick<
  CaseFile,
  | 'account'
  | 'calendars'
  | 'channel'
  | 'commitments'
  | 'language'
  | 'metrics'
  | 'nonResponse'
  | 'notes'
  | 'openedOutside'
  | 'request'
  | 'severities'
  | 'waits'
>;

/** What is noted on the commitments of the case as it is now. */
export function commitmentNotes(
  file: Pick<Noted, 'account' | 'commitments' | 'metrics' | 'openedOutside' | 'request'>,
  now: CaseNow,
): readonly CaseNote[] {
  const facts = caseFacts(file, now);
  const notes = file.metrics.flatMap(({ id }) => commitmentFor(file, id, facts)?.note ?? []);
  return [...new Set(notes)].map((detail) => ({ code: 'commitment', detail }));
}

/** The other notes that are about the case as it is now, or about a calendar that its clocks could use. */
export function otherNotes(file: Noted, now: CaseNow): readonly CaseNote[] {
  const facts = caseFacts(file, now);
  const calendars = calendarsOf(file, facts);
  return file.notes
    .filter((note) => applies(note, facts))
    .filter(({ calendar }) => calendar === undefined || calendars.has(calendar))
    .map(({ when: _when, ...note }) => note);
}

/**
 * The calendars by which the case could be timed and worked on, whatever becomes of its severity, and those
 * that open them: what is not known of a calendar is noted on the calendar itself.
 */
function calendarsOf(file: Noted, facts: CaseFacts): ReadonlySet<string> {
  const { calendars, severities, nonResponse, waits, language, channel } = file;
  const rows = severities.flatMap(({ id: severity }) =>
    file.metrics.flatMap(({ id }) => commitmentFor(file, id, { ...facts, severity }) ?? []),
  );
  const named = [
    ...rows.flatMap((row) => [row, ...row.coverage, ...row.escalations]),
    ...Object.values(nonResponse?.steps ?? {}).map(({ calendar }) => ({
      calendar: calendarFor(calendar, facts),
    })),
    ...waits.map(({ reminder }) => reminder),
    language,
    channel,
  ];
  const ids = named.flatMap((each) => each?.calendar ?? []);
  const parts = ids.flatMap((id) => keptCalendar(calendars, id)?.anyOf ?? []);
  return new Set([...ids, ...parts.map(({ id }) => id)]);
}
