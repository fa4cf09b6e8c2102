import type { Offering } from '../schema/offering-schema.ts';
import { metricsIn, promisedIn } from './metrics-in.ts';
import { noSuch } from './no-such.ts';
import type { Report } from './policy-error.ts';

type OwnMetric = Offering['metrics'][number];
type Trigger = OwnMetric['starts'][number] | OwnMetric['ends'][number];

/** Checks that every row times a metric that there is. */
export function checkTimed(offering: Offering, report: Report): void {
  const known = metricsIn(offering).filter((metric) => metric !== 'first_response');
  for (const [index, { metric }] of offering.clocks.entries()) {
    if (!known.includes(metric)) report(`clocks.${index}.metric`, noSuchRow(metric, known));
  }
}

/**
 * Checks that each metric of the offering's own has a row and can start and end, and that no clocks start
 * one another for ever.
 */
export function checkMetrics(offering: Offering, report: Report): void {
  const { metrics } = offering;
  const promised = promisedIn(offering);
  for (const [index, metric] of metrics.entries()) {
    const path = `metrics.${index}`;
    if (!promised.has(metric.id)) {
      report(
        path,
        `no row promises it, so its clock never runs: add a row with \`metric: ${metric.id}\` and a target under clocks, or leave it out`,
      );
    }
    checkTriggers(offering, { path: `${path}.starts`, triggers: metric.starts }, report);
    checkTriggers(offering, { path: `${path}.ends`, triggers: metric.ends }, report);
    checkClocks(offering, index, report);
    checkCycle(metrics, index, report);
  }
}

function noSuchRow(metric: string, known: readonly string[]): string {
  if (metric === 'first_response') {
    return `the first response has its rows under commitments; here stand ${known.join(', ')}`;
  }
  return noSuch('metric', metric, known);
}

function checkTriggers(
  offering: Offering,
  { path, triggers }: { readonly path: string; readonly triggers: readonly Trigger[] },
  report: Report,
): void {
  const keys = triggers.map((trigger) => JSON.stringify(trigger));
  for (const [index, trigger] of triggers.entries()) {
    const place = `${path}.${index}`;
    if (keys.indexOf(keys[index] ?? '') !== index) report(place, `duplicate: ${trigger.on}`);
    const never = whyNever(offering, trigger);
    if (never !== null) report(place, `never happens: ${never}`);
    checkFields(offering, trigger.fields ?? [], `${place}.fields`, report);
  }
}

/** Why nothing can happen to a case of the offering that a trigger waits for; null if it can. */
function whyNever(
  { waits, fields, severities, reopening }: Offering,
  { on }: Trigger,
): string | null {
  switch (on) {
    case 'wait-started':
    case 'wait-ended':
      return waits.length > 0 ? null : 'support waits for nobody else; add a kind under waits';
    case 'fields-changed':
      return Object.keys(fields.case).length > 0
        ? null
        : 'cases have no fields of the offering; add one under fields.case';
    case 'severity-changed':
      return severities.levels.length > 1 ? null : 'there is one severity alone';
    case 'reopened':
      return [reopening, ...reopening.byChannel].some(({ days }) => days > 0)
        ? null
        : 'a closed case stays closed; give it days under reopening';
    default:
      return null;
  }
}

function checkFields(
  { fields }: Offering,
  named: readonly string[],
  path: string,
  report: Report,
): void {
  const known = Object.keys(fields.case);
  if (known.length === 0) return;
  for (const [index, field] of named.entries()) {
    const place = `${path}.${index}`;
    if (!known.includes(field)) report(place, noSuch('field of cases', field, known));
    else if (named.indexOf(field) !== index) report(place, `duplicate: ${field}`);
  }
}

/** Checks the clocks by whose ends those of a metric start. */
function checkClocks(offering: Offering, index: number, report: Report): void {
  const metric = offering.metrics[index];
  for (const [place, { clock }] of metric?.starts.entries() ?? []) {
    const reason = metric && clock !== undefined ? whyNotBy(offering, metric, clock) : null;
    if (reason !== null) report(`metrics.${index}.starts.${place}.clock`, reason);
  }
}

/**
 * Why clocks of a metric cannot start by the end of those of another, which have to run in some case, to end
 * before that case does, and to be promised to the customer if these are; null if they can.
 */
function whyNotBy(offering: Offering, { audience }: OwnMetric, metric: string): string | null {
  const known = metricsIn(offering);
  if (!known.includes(metric)) return noSuch('metric', metric, known);
  if (!promisedIn(offering).has(metric)) return `never ends: no row promises a ${metric}`;
  if (endsWithCase(offering, metric)) {
    return `starts nothing: a ${metric} ends when its case is closed, after which no clock starts; name another clock, or what people do before`;
  }
  const other = offering.metrics.find(({ id }) => id === metric);
  return audience === 'customer' && other?.audience === 'team'
    ? `a ${metric} is of the team alone, and what the customer is promised does not depend on it: name what ends it instead`
    : null;
}

/** Whether only a close as solved meets the clocks of a metric. */
function endsWithCase({ metrics }: Offering, metric: string): boolean {
  const own = metrics.find(({ id }) => id === metric);
  return own === undefined ? metric === 'resolution' : own.ends.every(({ on }) => on === 'solved');
}

/** Refuses clocks each of which starts by the end of the one before, and the first by that of the last. */
function checkCycle(metrics: readonly OwnMetric[], index: number, report: Report): void {
  const first = metrics[index];
  if (first === undefined) return;
  for (const [place, start] of first.starts.entries()) {
    const way = start.clock === undefined ? null : wayBack(metrics, first.id, [start.clock]);
    // Each of its metrics finds the same cycle.
    if (way === null || way.some((id) => metrics.findIndex((each) => each.id === id) < index)) {
      continue;
    }
    report(
      `metrics.${index}.starts.${place}.clock`,
      `a cycle: ${[first.id, ...way].join(' starts by the end of ')}; start one of them by something that people do`,
    );
  }
}

/** The metrics by whose ends one leads to another, in order; null if none does. */
function wayBack(
  metrics: readonly OwnMetric[],
  to: string,
  way: readonly string[],
  tried = new Set(way),
): readonly string[] | null {
  const last = way.at(-1);
  if (last === to) return way;
  const starts = metrics.find(({ id }) => id === last)?.starts ?? [];
  for (const { clock } of starts) {
    if (clock === undefined || tried.has(clock)) continue;
    tried.add(clock);
    const found = wayBack(metrics, to, [...way, clock], tried);
    if (found !== null) return found;
  }
  return null;
}
