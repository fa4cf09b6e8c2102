import type { Offering } from '../schema/offering-schema.ts';
import { FURTHER_METRICS, METRICS } from '../schema/vocabulary.ts';
import { noSuch } from './no-such.ts';
import type { Report } from './policy-error.ts';

type OwnMetric = Offering['metrics'][number];
type Trigger = OwnMetric['starts'][number] | OwnMetric['ends'][number];

/** Checks that every row times a metric that there is. */
export function checkTimed({ metrics, clocks }: Offering, report: Report): void {
  const known: readonly string[] = [...FURTHER_METRICS, ...metrics.map(({ id }) => id)];
  for (const [index, { metric }] of clocks.entries()) {
    if (!known.includes(metric)) report(`clocks.${index}.metric`, noSuchRow(metric, known));
  }
}

/**
 * Checks that each metric of the offering's own has a row and can start and end, and that no clocks start
 * one another for ever.
 */
export function checkMetrics(offering: Offering, report: Report): void {
  const { metrics, clocks } = offering;
  for (const [index, metric] of metrics.entries()) {
    const path = `metrics.${index}`;
    if (!clocks.some((row) => row.metric === metric.id)) {
      report(
        path,
        `no row promises it, so its clock never runs: add a row with \`metric: ${metric.id}\` under clocks, or leave it out`,
      );
    }
    checkTriggers(offering, { path: `${path}.starts`, triggers: metric.starts }, report);
    checkTriggers(offering, { path: `${path}.ends`, triggers: metric.ends }, report);
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
    if ('clock' in trigger) checkClock(offering, trigger.clock, `${place}.clock`, report);
    checkFields(offering, trigger.fields ?? [], `${place}.fields`, report);
  }
}

/** Why nothing can happen to a case of the offering that a trigger waits for; null if it can. */
function whyNever({ waits, fields, severities }: Offering, { on }: Trigger): string | null {
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
    if (known.includes(field)) continue;
    report(`${path}.${index}`, noSuch('field of cases', field, known));
  }
}

/** A clock by whose end another one starts has to run in some case. */
function checkClock(
  { metrics, clocks }: Offering,
  metric: string | undefined,
  path: string,
  report: Report,
): void {
  if (metric === undefined) return;
  const known: readonly string[] = [...METRICS, ...metrics.map(({ id }) => id)];
  if (!known.includes(metric)) report(path, noSuch('metric', metric, known));
  else if (metric !== 'first_response' && !clocks.some((row) => row.metric === metric)) {
    report(path, `never ends: no row promises a ${metric}`);
  } else if (endsWithTheCase(metrics, metric)) {
    report(
      path,
      `never starts anything: a ${metric} ends with the case alone, and a case that is closed starts no clock`,
    );
  }
}

/** Whether nothing but the solution of a case ends the clocks of a metric. */
function endsWithTheCase(metrics: readonly OwnMetric[], metric: string): boolean {
  const own = metrics.find(({ id }) => id === metric);
  return own ? own.ends.every(({ on }) => on === 'solved') : metric === 'resolution';
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
): readonly string[] | null {
  const last = way.at(-1);
  if (last === to) return way;
  const starts = metrics.find(({ id }) => id === last)?.starts ?? [];
  for (const { clock } of starts) {
    if (clock === undefined || way.includes(clock)) continue;
    const found = wayBack(metrics, to, [...way, clock]);
    if (found !== null) return found;
  }
  return null;
}
