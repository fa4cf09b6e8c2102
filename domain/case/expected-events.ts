import { firstAfter, type Instant } from '../time/instant.ts';
import { clockKey, isQuiet, tells, thresholdOf } from './event-draft.ts';
import type { CaseEvent, CaseEventType, CaseFile, CaseState, Clock, NonResponse } from './types.ts';

/** Something that a case will record by itself, unless an act comes first. */
export interface ExpectedEvent {
  readonly at: Instant;
  readonly what: CaseEventType;
  /** Of the event; null where only its type and instant are known. */
  readonly key: string | null;
}

/**
 * What a state promises to tell people of, in no order: each threshold of its clocks, each level of its
 * escalations, each reminder and the end of the time to answer. It is read off the state alone, so
 * that whoever compares it with what was recorded does not trust the one who recorded it.
 */
export function expectedEvents(
  { quietBefore }: Pick<CaseFile, 'quietBefore'>,
  { clocks, nonResponse }: CaseState,
): ExpectedEvent[] {
  const expected = [
    ...clocks.flatMap(expectedOfClock),
    ...(nonResponse ? expectedOfNonResponse(nonResponse) : []),
  ];
  return expected.filter(({ at }) => !isQuiet(at, quietBefore));
}

/** The first of them after an instant, null where nothing is to come. */
export function nextExpectedAt(
  file: Pick<CaseFile, 'quietBefore'>,
  state: CaseState,
  after: Instant,
): Instant | null {
  return firstAfter(expectedEvents(file, state), after);
}

/** Wherever a late act or another severity puts them afterwards. */
const GIVEN_ONCE: ReadonlySet<CaseEventType> = new Set([
  'case.sla.warning',
  'case.customer.reminded',
]);

/**
 * Whether a timeline has it: not an earlier one of its kind, which a late act may have undone. What
 * is given once was not given where nobody was told of it, as it fell due before the case was taken
 * over.
 */
export function isRecorded(
  { at, what, key }: ExpectedEvent,
  events: readonly Pick<CaseEvent, 'key' | 'type' | 'at' | 'quiet'>[],
): boolean {
  return events.some(
    (event) =>
      !event.quiet &&
      (key === null ? event.type === what : tells(event, key)) &&
      (event.at >= at || GIVEN_ONCE.has(what)),
  );
}

function expectedOfClock({
  metric,
  cycle,
  state,
  dueAt,
  warnings,
  escalations,
}: Clock): ExpectedEvent[] {
  const key = (threshold: string) => clockKey(metric, cycle, threshold);
  if (state === 'running' && dueAt !== null) {
    return [
      ...warnings
        .filter((warning) => !warning.sent && warning.at < dueAt)
        .map((one): ExpectedEvent => ({
          at: one.at,
          what: 'case.sla.warning',
          key: key(thresholdOf(one)),
        })),
      { at: dueAt, what: 'case.sla.breached', key: key('breached') },
    ];
  }
  if (state !== 'breached') return [];
  return escalations.flatMap(({ level, at, reachedAt }) =>
    at === null || reachedAt !== null
      ? []
      : [{ at, what: 'case.escalated', key: key(`level-${level}`) }],
  );
}

function expectedOfNonResponse({ reminders, dueAt, step }: NonResponse): ExpectedEvent[] {
  const expected = reminders.map(({ at, key }): ExpectedEvent => ({
    at,
    what: 'case.customer.reminded',
    key,
  }));
  return dueAt === null || step === null
    ? expected
    : [...expected, { at: dueAt, what: whatOf(step), key: null }];
}

function whatOf(step: NonNullable<NonResponse['step']>): CaseEventType {
  if (step === 'flag') return 'case.flagged';
  return step === 'close' ? 'case.closed' : 'case.severity.downgraded';
}
