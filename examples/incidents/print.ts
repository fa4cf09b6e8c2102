import type { Incident } from './incident.ts';
import type { Run } from './open-cases.ts';
import type { Outcome } from './settle.ts';
import { percentile } from './percentile.ts';
import type { Verdict } from './verdict.ts';

/** So many disagreements are told one by one. */
const MANY = 20;

export function printIncidents(incidents: readonly Incident[], account: string): void {
  const instants = incidents.map(({ openedAt }) => openedAt).toSorted((a, b) => a - b);
  console.log(`${incidents.length} incidents, opened under ${account}`);
  console.log(`  openings    ${iso(instants.at(0))} to ${iso(instants.at(-1))}, moved by one span`);
  for (const [kind, count] of counted(incidents, kindOf)) console.log(`  ${pad(count)}  ${kind}`);
}

export function printOpenings({ openings, startedAt, finishedAt }: Run): void {
  const took = finishedAt - startedAt;
  const rate = ((openings.length / took) * 1000).toFixed(1);
  console.log(`\nOpened ${openings.length} cases in ${seconds(took)}: ${rate} a second`);
  console.log(`  an opening  ${spread(openings.map((one) => one.answeredAt - one.askedAt))}`);
}

export function printFindings(
  run: Run,
  { received, deliveries, asOf }: Outcome,
  verdict: Verdict,
  account: string,
): void {
  const { openings } = run;
  const repeated = deliveries.filter(({ attempts }) => attempts > 1).length;
  console.log(`\nAs of ${iso(asOf)}`);
  const rows: [string, string][] = [
    ['deadlines', `${verdict.agreeing} of ${openings.length} agree with the walk by the minute`],
    ['breached', `${verdict.breached} of ${verdict.overdue} overdue, each at its deadline`],
    ['alerted', `${verdict.alertedOnce} of ${verdict.overdue} overdue, each once and signed`],
    [
      'repetitions',
      `${verdict.repetitions} by webhook-id; ${repeated} alerts took more attempts than one`,
    ],
    ['running', `${verdict.running} of ${openings.length - verdict.overdue} not due yet`],
    [
      'last alert',
      lastAlert(
        run,
        received.map(({ receivedAt }) => receivedAt),
      ),
    ],
    ['overdue at opening', `asked to open until alerted: ${spread(verdict.sinceAsked)}`],
    ['due during the run', `deadline until alerted: ${spread(verdict.lags)}`],
  ];
  for (const [name, value] of rows) console.log(`  ${name.padEnd(19)} ${value}`);
  printRunning(account, received.at(0)?.alert.data.links.temporal);
  printDisagreements(verdict.disagreements);
}

/** The running cases in the Temporal UI, whose address is in every alert. */
function printRunning(account: string, oneInTemporal: string | undefined): void {
  const query = `SlaAccount="${account}" AND SlaBreached=false AND ExecutionStatus="Running"`;
  const list = oneInTemporal?.replace(/\/[^/]+$/, '');
  console.log('\nThe rest count down in the Temporal UI, by this query of its list:');
  console.log(`  ${query}`);
  if (list) console.log(`  ${list}?query=${encodeURIComponent(query)}`);
}

export function printDisagreements(disagreements: readonly string[]): void {
  if (disagreements.length === 0) {
    console.log('\nEverything agrees.');
    return;
  }
  console.log(`\n${disagreements.length} disagreements`);
  for (const one of disagreements.slice(0, MANY)) console.log(`  ${one}`);
  if (disagreements.length > MANY) console.log(`  and ${disagreements.length - MANY} more`);
}

function lastAlert({ startedAt, finishedAt }: Run, instants: readonly number[]): string {
  if (instants.length === 0) return 'none came';
  const last = Math.max(...instants);
  const [sinceFirst, sinceLast] = [last - startedAt, last - finishedAt];
  return `${seconds(sinceFirst)} after the first opening was asked, ${seconds(sinceLast)} after the last was answered`;
}

function spread(values: readonly number[]): string {
  if (values.length === 0) return 'none';
  const at = (percent: number) => seconds(percentile(values, percent));
  return `median ${at(50)}, 95th percentile ${at(95)}, longest ${at(100)} (${values.length})`;
}

function kindOf({ priority, severity }: Incident): string {
  return `priority ${priority}, severity ${severity}`;
}

function counted<T>(items: readonly T[], kind: (item: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(kind(item), (counts.get(kind(item)) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function pad(count: number): string {
  return String(count).padStart(4);
}

function iso(instant: number | undefined): string {
  return instant === undefined ? 'none' : new Date(instant).toISOString();
}
