import { firstAfter, type Instant } from '../time/instant.ts';
import { clockKey, isQuiet, hasKey, levelKey, thresholdOf } from './event-draft.ts';
import type {
  CaseEvent,
  CaseEventType,
  CaseFile,
  CaseState,
  Clock,
  NonResponse,
  OtherWait,
} from './types.ts';

/** An event that a case will record by itself unless an act comes first. */
export interface ExpectedEvent {
  readonly at: Instant;
  readonly what: CaseEventType;
  /** The event's key; null if only its type and instant are known. */
  readonly key: string | null;
}

/**
 * The events that a state leads readers to expect, in no particular order: each threshold of its
 * clocks, each escalation level, each reminder and the end of the time to answer. They are derived
 * from the state alone, so that comparing them with the record does not rely on the code that wrote it.
 */
export function expectedEvents(
  { quietBefore }: Pick<CaseFile, 'quietBefore'>,
  { clocks, nonResponse, wait }: CaseState,
): ExpectedEvent[] {
  const expected = [
    ...clocks.flatMap(expectedOfClock),
    ...(nonResponse ? expectedOfNonResponse(nonResponse) : []),
    ...(wait ? expectedOfWait(wait) : []),
  ];
  return expected.filter(({ at }) => !isQuiet(at, quietBefore));
}

/** The instant of the first expected event after `after`; null if there is none. */
export function nextExpectedAt(
  file: Pick<CaseFile, 'quietBefore'>,
  state: CaseState,
  after: Instant,
): Instant | null {
  return firstAfter(expectedEvents(file, state), after);
}

/** Types of events that occur once, even if a late act or another severity moves them afterwards. */
const GIVEN_ONCE: ReadonlySet<CaseEventType> = new Set([
  'case.sla.warning',
  'case.customer.reminded',
  'case.wait.reminded',
]);

/**
 * Whether a timeline has the expected event. An earlier event of its kind does not count, because a
 * late act may have undone it, unless the type occurs once. Quiet events do not count: no alert was
 * sent for them, because they fell due before the case was taken over.
 */
export function isRecorded(
  { at, what, key }: ExpectedEvent,
  events: readonly Pick<CaseEvent, 'key' | 'type' | 'at' | 'quiet'>[],
): boolean {
  return events.some(
    (event) =>
      !event.quiet &&
      (key === null ? event.type === what : hasKey(event, key)) &&
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
        .map((warning): ExpectedEvent => ({
          at: warning.at,
          what: 'case.sla.warning',
          key: key(thresholdOf(warning)),
        })),
      { at: dueAt, what: 'case.sla.breached', key: key('breached') },
    ];
  }
  if (state !== 'breached') return [];
  return escalations.flatMap(({ level, number, at, reachedAt }) =>
    at === null || reachedAt !== null
      ? []
      : [{ at, what: 'case.escalated', key: key(levelKey({ level, number })) }],
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

function expectedOfWait({ reminders }: OtherWait): ExpectedEvent[] {
  return reminders.map(({ at, key }) => ({ at, what: 'case.wait.reminded', key }));
}

function whatOf(step: NonNullable<NonResponse['step']>): CaseEventType {
  if (step === 'flag') return 'case.flagged';
  return step === 'close' ? 'case.closed' : 'case.severity.downgraded';
}
