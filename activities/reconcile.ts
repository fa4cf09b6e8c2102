import { isRecorded, expectedEvents, type ExpectedEvent } from '../domain/case/expected-events.ts';
import { expectedEntries } from '../domain/pack/expected-entries.ts';
import type { Instant } from '../domain/time/instant.ts';
import { HOUR, MINUTE } from '../domain/time/units.ts';
import type { Delivery } from '../ledger/types/deliveries.ts';
import type { Gap, GapKind } from '../ledger/types/gaps.ts';
import type { Ledger } from '../ledger/types/ledger.ts';
import { identityOf } from '../notifications/identity.ts';
import type { Links } from '../notifications/links.ts';
import { gapAlerts, MAX_NAMED } from '../notifications/operational-alerts.ts';
import { MAX_USUAL_WAIT_MS } from '../notifications/retry-policy.ts';
import type { DeliveryStarter, SendFirst } from '../notifications/send-first.ts';
import { startSending } from '../notifications/start-sending.ts';

/** What is later than this is missing. Alerts come within a second; a restart takes longer. */
const GRACE_MS = MINUTE;

/**
 * The longest wait between two attempts, with a margin. A receiver may have asked for a longer one; its
 * delivery is then looked at as well, and found to be at work.
 */
const MAX_PAUSE_MS = MAX_USUAL_WAIT_MS + 5 * MINUTE;

/** Workflows that stopped earlier were seen by earlier runs. */
const LOOKBACK_MS = 24 * HOUR;

/** How many of each kind one run looks at. */
const MAX_PER_KIND = 5_000;

export interface ReconcileActivities {
  /**
   * Compares what was due with what was recorded and sent. Returns how much is missing, and how
   * much of it is newly found.
   */
  readonly reconcile: () => Promise<{ readonly missing: number; readonly fresh: number }>;
}

/** What the engine knows about workflows. */
export interface Workflows {
  /** Whether a workflow of this id is running now. */
  isRunning(id: string): Promise<boolean>;
  /** Whether a workflow is working on a delivery: its own, or the digest that gathers it. */
  isDelivering(
    delivery: Pick<Delivery, 'id' | 'subscriptionId' | 'gathered' | 'digestId'>,
  ): Promise<boolean>;
  /** Cases and packs whose latest run has stopped since an instant without completing. */
  stoppedSince(since: Instant): Promise<readonly { readonly id: string; readonly at: Instant }[]>;
}

export function reconcileActivities(ports: {
  ledger: Pick<Ledger, 'cases' | 'packs' | 'gaps'>;
  workflows: Workflows;
  deliveryStarter: DeliveryStarter;
  sendFirst: SendFirst;
  links: Pick<Links, 'publicUrl'>;
  onReconciled: (at: Instant) => void;
  now: () => Instant;
}): ReconcileActivities {
  const { ledger, workflows, deliveryStarter, sendFirst, links, onReconciled, now } = ports;

  /**
   * Cases and packs that, by the ledger's state, have passed a deadline but recorded no event for
   * it.
   */
  async function notRecorded(at: Instant): Promise<Gap[]> {
    const before = at - GRACE_MS;
    const gaps: Gap[] = [];
    const toGap =
      (subject: string) =>
      ({ what, at: dueAt, key }: Missing): Gap =>
        gapOf('not-recorded', { subject, what, dueAt, key }, at);
    for (const { file, state } of await ledger.cases.expectedBefore(before, MAX_PER_KIND)) {
      const events = await ledger.cases.timeline(file.id);
      const missing = expectedEvents(file, state).filter(
        (one) => one.at <= before && !isRecorded(one, events),
      );
      gaps.push(...missing.map(toGap(file.id)));
    }
    for (const { file, state } of await ledger.packs.expectedBefore(before, MAX_PER_KIND)) {
      const entries = (await ledger.packs.entries([file.id])).get(file.id) ?? [];
      // Each movement is recorded with everything that was due before it.
      const recordedUntil = entries.at(-1)?.at ?? -Infinity;
      const missing = expectedEntries(file, state).filter(
        (one) => one.at > recordedUntil && one.at <= before,
      );
      gaps.push(...missing.map(toGap(file.id)));
    }
    return gaps;
  }

  /** Recorded alerts that no workflow is sending. They are missing, and sending them starts now. */
  async function notSent(at: Instant): Promise<Gap[]> {
    const unsent = await ledger.gaps.unsent({
      neverBefore: at - GRACE_MS,
      lastBefore: at - MAX_PAUSE_MS,
      limit: MAX_PER_KIND,
    });
    const gaps: Gap[] = [];
    for (const delivery of unsent) {
      if (await workflows.isDelivering(delivery)) continue;
      await startSending(deliveryStarter, delivery);
      const { id, eventType, dueAt } = delivery;
      gaps.push(gapOf('not-sent', { subject: id, what: eventType, dueAt, key: null }, at));
    }
    return gaps;
  }

  /**
   * What stopped since yesterday or was already reported as stopped, unless it is over or runs
   * again.
   */
  async function notRunning(at: Instant): Promise<Gap[]> {
    const stopped = await workflows.stoppedSince(at - LOOKBACK_MS);
    const reported = await ledger.gaps.open('not-running', MAX_PER_KIND);
    const suspects = new Map<string, Instant>();
    // One that was revived and stopped again has stopped several times.
    for (const { id, at: stoppedAt } of [...reported.map(asStopped), ...stopped]) {
      suspects.set(id, Math.max(stoppedAt, suspects.get(id) ?? stoppedAt));
    }
    const gaps: Gap[] = [];
    for (const [id, stoppedAt] of suspects) {
      if ((await isOver(id)) || (await workflows.isRunning(id))) continue;
      gaps.push(
        gapOf('not-running', { subject: id, what: 'workflow', dueAt: stoppedAt, key: null }, at),
      );
    }
    return gaps;
  }

  /** By the ledger; a case or pack that it does not have was never open. */
  async function isOver(id: string): Promise<boolean> {
    const open = await ledger.cases.get(id);
    if (open) return open.state.status === 'closed';
    const pack = await ledger.packs.get(id);
    return pack === null || (pack.state.status === 'expired' && pack.state.holders.length === 0);
  }

  /** By which people know cases: their reference, or else their title. */
  async function namesOf(gaps: readonly Gap[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const { subject } of gaps.slice(0, MAX_NAMED)) {
      const record = await ledger.cases.get(subject);
      if (!record) continue;
      const { reference, title } = { ...record.file.request, ...record.state.changes };
      names.set(subject, reference ?? title);
    }
    return names;
  }

  return {
    async reconcile() {
      const at = now();
      const stopped = await notRunning(at);
      const late = withoutStopped(await notRecorded(at), stopped);
      const found = [...stopped, ...late, ...(await notSent(at))];
      const names = await namesOf(found);
      const { fresh, alerts } = await ledger.gaps.report(found, at, (news, subscriptions) =>
        gapAlerts(news, subscriptions, { links, names }, at),
      );
      onReconciled(at);
      await sendFirst(alerts);
      return { missing: found.length, fresh: fresh.length };
    },
  };
}

function asStopped({ subject: id, dueAt: at }: Pick<Gap, 'subject' | 'dueAt'>) {
  return { id, at };
}

/** That nothing is recorded of what does not run goes without saying. */
function withoutStopped(gaps: readonly Gap[], stopped: readonly Gap[]): readonly Gap[] {
  const ids = new Set(stopped.map(({ subject }) => subject));
  return gaps.filter(({ subject }) => !ids.has(subject));
}

type Missing = ExpectedEvent | ReturnType<typeof expectedEntries>[number];

/** Gives the same gap the same id in every run. */
function gapOf(
  kind: GapKind,
  missing: Pick<Gap, 'subject' | 'what' | 'dueAt'> & { readonly key: string | null },
  foundAt: Instant,
): Gap {
  const { subject, what, dueAt, key } = missing;
  const id = identityOf('gap', [kind, subject, what, key ?? dueAt]);
  return { id, kind, subject, what, dueAt, foundAt, closedAt: null };
}
