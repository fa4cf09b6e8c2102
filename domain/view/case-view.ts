import { commitmentNotes, otherNotes } from '../case/case-notes.ts';
import { severityNames, severityRank } from '../case/severities.ts';
import type {
  CaseCredit,
  CaseEvent,
  CaseFile,
  CaseState,
  Clock,
  Closure,
  NonResponse,
  OtherWait,
  PendingClock,
  ShownFile,
} from '../case/types.ts';
import { pausedRemainingMs, remainingMs } from '../scheduling/remaining.ts';
import { caseSentence } from '../text/sentence.ts';
import type { Reader } from '../text/words/locale.ts';
import type { Instant } from '../time/instant.ts';
import { isoOrNull, toIso } from '../time/instant.ts';
import { formatLocal } from '../time/local-text.ts';
import { accountZone, calendarOf, zoneNotes } from './calendar-of.ts';
import { pendingState } from './pending-state.ts';
import { coverageView } from './coverage-view.ts';
import { severityFrom } from './severity-from.ts';

/**
 * A case as the API and the alerts show it (docs/semantics.md, "A case as it is shown"): instants
 * as RFC 3339 in UTC.
 *
 * @param now the instant for the remaining time of running clocks and for whether support is on duty
 */
export function caseView(record: { file: ShownFile; state: CaseState }, now: Instant) {
  const { file, state } = record;
  const { request } = file;
  const { assignee = null, ...changed } = state.changes;
  return {
    id: file.id,
    account: file.account.id,
    ...request,
    ...changed,
    assignee,
    severity: state.severity,
    severityName: severityNames(file, state.severity).en,
    severityRank: severityRank(file, state.severity),
    originalSeverity: request.severity,
    severityFrom: severityFrom(file, state),
    region: file.account.region,
    status: state.status,
    policyVersion: file.policyVersion,
    zoneDataVersion: file.zoneDataVersion,
    coverage: coverageView(state.coverage, file, now),
    openedAt: toIso(file.openedAt),
    openedAtLocal: formatLocal(file.openedAt, file.account.timeZone),
    openedBy: file.openedBy,
    quietBefore: toIso(file.quietBefore),
    nextDueAt: isoOrNull(state.nextDueAt),
    next: state.next && { at: toIso(state.next.at), what: state.next.what },
    waitingFor: state.waitingFor,
    breached: state.breached,
    clocks: [
      ...state.clocks.map((clock) => clockView(clock, file, now)),
      ...state.pending.map(pendingView),
    ],
    nonResponse: state.nonResponse ? nonResponseView(state.nonResponse) : null,
    wait: state.wait ? waitView(state.wait) : null,
    closure: state.closure === null ? null : closureView(state.closure),
    credit: state.credit ? creditView(state.credit) : null,
    parent: file.parent,
    children: state.children,
    notes: [...commitmentNotes(file, state), ...otherNotes(file, state), ...zoneNotes(file)],
  };
}

/** What of a case's file its clocks are shown by. */
type ClockFile = Pick<CaseFile, 'account' | 'calendars' | 'zoneDataVersion'>;

export function clockView(clock: Clock, file: ClockFile, now: Instant) {
  return {
    metric: clock.metric,
    audience: clock.audience,
    rule: clock.rule,
    cycle: clock.cycle,
    state: clock.state,
    target: clock.target,
    calendar: clock.calendar,
    source: clock.source,
    startedAt: toIso(clock.startedAt),
    dueAt: isoOrNull(clock.dueAt),
    dueAtLocal: clock.dueAtLocal,
    metAt: isoOrNull(clock.metAt),
    breachedAt: isoOrNull(clock.breachedAt),
    remainingSeconds: remainingSeconds(clock, file, now),
    warnings: clock.warnings.map(({ at, percent, beforeMinutes, sent }) => ({
      at: toIso(at),
      percent,
      beforeMinutes,
      sent,
    })),
    pauses: clock.pauses.map(({ from, to, reason }) => ({
      from: toIso(from),
      to: toIso(to),
      reason,
    })),
    pausedSince: isoOrNull(clock.pausedSince),
    pausedFor: clock.pausedFor,
    acknowledged: clock.acknowledged && {
      at: toIso(clock.acknowledged.at),
      by: clock.acknowledged.by,
    },
    escalations: clock.escalations.map(({ level, name, number, at, reachedAt }) => ({
      level,
      name,
      number,
      at: isoOrNull(at),
      reachedAt: isoOrNull(reachedAt),
    })),
  };
}

/** A clock that has not started has no instants yet. */
function pendingView(clock: PendingClock) {
  const { metric, audience, rule, cycle, target, calendar, source } = clock;
  const state = pendingState(clock);
  const promised = { metric, audience, rule, cycle, state, target, calendar, source };
  return {
    ...promised,
    startedAt: null,
    dueAt: null,
    dueAtLocal: null,
    metAt: null,
    breachedAt: null,
    remainingSeconds: null,
    warnings: [],
    pauses: [],
    pausedSince: null,
    pausedFor: [],
    acknowledged: null,
    escalations: [],
  };
}

function nonResponseView(waiting: NonResponse) {
  const { askedAt, since, severity, reminders, dueAt, dueAtLocal, step, flagged, source } = waiting;
  return {
    askedAt: toIso(askedAt),
    since: toIso(since),
    severity,
    remindAt: reminders.map(({ at }) => toIso(at)),
    dueAt: isoOrNull(dueAt),
    dueAtLocal,
    next: step,
    flagged,
    source,
  };
}

function waitView({ kind, name, since, by, pauses, reminders, source }: OtherWait) {
  return {
    kind,
    name: name.en,
    since: toIso(since),
    by,
    pauses,
    remindAt: reminders.map(({ at }) => toIso(at)),
    source,
  };
}

function creditView({ pack, status, at, expired }: CaseCredit) {
  return { pack, status, at: toIso(at), expired };
}

/** An event in the timeline, with its sentence in the reader's language. */
export function eventView(event: CaseEvent, file: CaseFile, reader: Reader) {
  const { seq, type, at, actor, quiet, data } = event;
  const reason = caseSentence(event, file, reader);
  return { seq, type, at: toIso(at), actor, data: { reason, ...data, quiet } };
}

/** In the clock's own time, rounded up to whole seconds; null if the clock no longer runs. */
function remainingSeconds(clock: Clock, file: ClockFile, now: Instant): number | null {
  if (clock.state === 'breached' && clock.metAt === null) return 0;
  const calendar = calendarOf(file, clock.calendar);
  if (clock.state === 'paused' && clock.pausedSince !== null) {
    const { target, startedAt, pausedSince, pauses } = clock;
    const paused = { target, startedAt, pausedSince, pauses };
    const left = pausedRemainingMs(paused, calendar, accountZone(file));
    return Math.ceil(left / 1000);
  }
  if (clock.state !== 'running' || clock.dueAt === null) return null;
  return Math.ceil(remainingMs({ ...clock, dueAt: clock.dueAt }, calendar, now) / 1000);
}

function closureView({ outcome, at, by, chargeCredit, note, reopenableUntil }: Closure) {
  return {
    outcome,
    at: toIso(at),
    by,
    chargeCredit,
    note,
    reopenableUntil: toIso(reopenableUntil),
  };
}
