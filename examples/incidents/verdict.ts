import { firstResponseOf } from './answers.ts';
import type { Opening, Run } from './open-cases.ts';
import type { ReceivedAlert } from './receiver.ts';
import type { Outcome } from './settle.ts';

/** What was found, and everything that is not as it must be, in sentences. */
export interface Verdict {
  readonly agreeing: number;
  readonly overdue: number;
  readonly breached: number;
  readonly alertedOnce: number;
  readonly running: number;
  /** Requests that repeated a webhook-id. */
  readonly repetitions: number;
  /** From a deadline that fell during the run to its alert, in milliseconds. */
  readonly lags: readonly number[];
  /** From the request that opened an overdue case to its alert, in milliseconds. */
  readonly sinceAsked: readonly number[];
  readonly disagreements: readonly string[];
}

/** Holds what the service did against what the walk by the minute expects of it. */
export function judge(run: Run, outcome: Outcome): Verdict {
  const findings = run.openings.map((opening) => examine(opening, outcome));
  const count = (holds: (one: Finding) => boolean) => findings.filter(holds).length;
  const distinct = new Set(outcome.received.map(({ webhookId }) => webhookId));
  return {
    agreeing: count(({ agrees }) => agrees),
    overdue: count(({ isOverdue }) => isOverdue),
    breached: count(({ isBreached }) => isBreached),
    alertedOnce: count(({ isAlertedOnce }) => isAlertedOnce),
    running: count(({ isRunning }) => isRunning),
    repetitions: outcome.received.length - distinct.size,
    lags: findings.flatMap(({ lag }) => lag ?? []),
    sinceAsked: findings.flatMap(({ sinceAsked }) => sinceAsked ?? []),
    disagreements: [
      ...findings.flatMap(({ disagreements }) => disagreements),
      ...strayAlerts(run, outcome),
    ],
  };
}

interface Finding {
  readonly agrees: boolean;
  readonly isOverdue: boolean;
  readonly isBreached: boolean;
  readonly isAlertedOnce: boolean;
  readonly isRunning: boolean;
  readonly lag: number | null;
  readonly sinceAsked: number | null;
  readonly disagreements: readonly string[];
}

function examine(opening: Opening, { cases, received, asOf }: Outcome): Finding {
  const { caseId, dueAt, walkedDueAt, askedAt } = opening;
  const listed = cases.get(caseId);
  const alerts = received.filter(({ alert }) => alert.data.case.id === caseId);
  const clock = listed && firstResponseOf(listed);
  const isOverdue = walkedDueAt <= asOf;
  const agrees = dueAt === walkedDueAt && clock?.dueAt === walkedDueAt;
  const isBreached = listed?.breached === true && clock?.breachedAt === walkedDueAt;
  const isRunning = listed?.status === 'open' && !listed.breached && clock?.state === 'running';
  const isAlertedOnce = alerts.length === 1 && alerts[0]?.alert.timestamp === walkedDueAt;
  const arrivedAt = alerts[0]?.receivedAt ?? null;
  const fellDuringRun = walkedDueAt > askedAt;

  const wrong: string[] = [];
  if (!agrees) {
    wrong.push(
      `the walk's deadline is ${iso(walkedDueAt)}, the API answered ${iso(dueAt)} and lists ${iso(clock?.dueAt ?? null)}`,
    );
  }
  if (isOverdue && !isBreached) {
    wrong.push(`is overdue, and its breach is listed at ${iso(clock?.breachedAt ?? null)}`);
  }
  if (isOverdue && !isAlertedOnce) wrong.push(alertSentence(alerts));
  if (!isOverdue && !isRunning) {
    wrong.push(`is not due, and it is ${listed?.status}, its clock ${clock?.state}`);
  }
  if (!isOverdue && alerts.length > 0) wrong.push(`is not due, and ${alertSentence(alerts)}`);

  return {
    agrees,
    isOverdue,
    isBreached,
    isAlertedOnce,
    isRunning,
    lag: fellDuringRun && arrivedAt !== null ? arrivedAt - walkedDueAt : null,
    sinceAsked: !fellDuringRun && arrivedAt !== null ? arrivedAt - askedAt : null,
    disagreements: wrong.map((what) => `${opening.incident.number} (${caseId}): ${what}`),
  };
}

function alertSentence(alerts: readonly ReceivedAlert[]): string {
  const told = alerts.map(({ webhookId, alert }) => `${webhookId} for ${iso(alert.timestamp)}`);
  return `was alerted ${alerts.length} times${told.length === 0 ? '' : `: ${told.join(', ')}`}`;
}

/** Alerts that belong to nothing of this run, or that never arrived, or that were not signed. */
function strayAlerts({ openings }: Run, { received, deliveries, refused }: Outcome): string[] {
  const ours = new Set(openings.map(({ caseId }) => caseId));
  const strangers = received.filter(({ alert }) => !ours.has(alert.data.case.id));
  const undelivered = deliveries.filter(({ state }) => state !== 'delivered');
  return [
    ...strangers.map(
      ({ webhookId }) => `${webhookId} is an alert of a case that was not opened here`,
    ),
    ...undelivered.map(({ id, state }) => `${id} is ${state} in the list of deliveries`),
    ...(refused === 0 ? [] : [`${refused} requests came with a signature that is not right`]),
  ];
}

function iso(instant: number | null): string {
  return instant === null ? 'none' : new Date(instant).toISOString();
}
