import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Instant } from '../domain/time/instant.ts';
import type { Ledger } from '../ledger/types/ledger.ts';
import type { AttemptReport } from '../notifications/attempts.ts';

/** From tens of milliseconds, which is usual, to the day for which a dead receiver is tried. */
const LAG_BUCKETS = [
  0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 3_600, 21_600, 86_400,
];

/**
 * The metrics of `/metrics`: counts of this process, and figures that the ledger gives on request.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #lag = new Histogram({
    name: 'sla_alert_lag_seconds',
    help: 'From the instant an alert was due to when it was first sent, and to when it was accepted',
    labelNames: ['channel', 'stage'],
    buckets: LAG_BUCKETS,
    registers: [this.#registry],
  });
  readonly #attempts = new Counter({
    name: 'sla_delivery_attempts_total',
    help: 'Attempts to deliver an alert, by what came of them',
    labelNames: ['channel', 'outcome'],
    registers: [this.#registry],
  });
  #lastRun: Gauge | null = null;

  constructor(ledger: Pick<Ledger, 'deliveries' | 'gaps'>) {
    collectDefaultMetrics({ register: this.#registry });
    const registers = [this.#registry];
    // Read from the ledger at each scrape, so every process reports the same.
    const gauge = (
      name: string,
      help: string,
      labelNames: string[],
      set: (gauge: Gauge) => Promise<void>,
    ) =>
      new Gauge({
        name,
        help,
        labelNames,
        registers,
        collect() {
          return set(this).catch(() => this.set(NaN));
        },
      });
    // The figures of one scrape come from one query.
    const backlog = shared(() => ledger.deliveries.backlog());
    gauge(
      'sla_deliveries',
      'Alerts that have not arrived: pending or failed',
      ['state'],
      async (one) => {
        const { pending, failed } = await backlog();
        one.set({ state: 'pending' }, pending);
        one.set({ state: 'failed' }, failed);
      },
    );
    gauge(
      'sla_deliveries_oldest_due_timestamp_seconds',
      'When the oldest pending alert was due; 0 where none is pending',
      [],
      async (one) => one.set(((await backlog()).oldestDueAt ?? 0) / 1000),
    );
    gauge(
      'sla_reconciler_gaps',
      'What was due and is missing, by the last run of the reconciler',
      [],
      async (one) => one.set(await ledger.gaps.count()),
    );
  }

  /** Counts an attempt. An attempt that was not made has no `sentAt`. */
  readonly attempted = ({ delivery, channel, outcome }: AttemptReport): void => {
    const { sentAt } = outcome;
    this.#attempts.inc({ channel, outcome: kindOf(outcome) });
    if (sentAt === undefined) return;
    if (delivery.attempts === 0) this.#observe(channel, 'sent', delivery.dueAt, sentAt);
    if (outcome.delivered) this.#observe(channel, 'accepted', delivery.dueAt, outcome.at);
  };

  /** The gauge appears with this process's first run, as a zero would look like a run long ago. */
  readonly reconciled = (at: Instant): void => {
    this.#lastRun ??= new Gauge({
      name: 'sla_reconciler_last_run_timestamp_seconds',
      help: 'When this process last compared what was due with what was sent',
      registers: [this.#registry],
    });
    this.#lastRun.set(at / 1000);
  };

  /**
   * The metrics in Prometheus text format. Gauges that need the ledger are NaN if it does not
   * answer.
   */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  get mediaType(): string {
    return this.#registry.contentType;
  }

  /** Never negative, as the clocks of two machines may differ a little. */
  #observe(channel: string, stage: 'sent' | 'accepted', dueAt: Instant, at: Instant): void {
    this.#lag.observe({ channel, stage }, Math.max(0, at - dueAt) / 1000);
  }
}

function kindOf({ delivered, status, sentAt }: AttemptReport['outcome']): string {
  if (delivered) return 'accepted';
  if (sentAt === undefined) return 'not-sent';
  return status === null ? 'unanswered' : 'refused';
}

/** Callers share an answer that is under way. */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () => {
    underWay ??= ask().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
