import type { Incident } from './incident.ts';
import { printDisagreements } from './print.ts';
import type { Takeover } from './taken-over.ts';
import { findingsOf } from './takeover-findings.ts';

/** What the source's own system said, to be read beside the attainment. */
export function printSource(incidents: readonly Incident[]): void {
  const made = incidents.filter(({ madeSla }) => madeSla).length;
  console.log(
    `${incidents.length} incidents; their own system says that ${share(made, incidents.length)} made their SLA`,
  );
}

export function printTakeover(takeover: Takeover, disagreements: readonly string[]): void {
  const { terms, all, openedInMs } = takeover;
  const rate = ((all.length / openedInMs) * 1000).toFixed(1);
  const acts = all.reduce((sum, { walked }) => sum + walked.acts.length, 0);
  const differing = new Set(disagreements.map((one) => one.split(':')[0])).size;
  const findings = findingsOf(takeover);
  console.log(`\nUnder ${terms.offering}`);
  const rows: [string, string][] = [
    [
      'taken over',
      `${all.length} cases with ${acts} acts in ${seconds(openedInMs)}: ${rate} a second`,
    ],
    ['agreement', `${all.length - differing} of ${all.length} agree with the count by the minute`],
    ['customer asked', `${findings.asked}, ${findings.paused} of them with a paused clock`],
    ['reopened', `${findings.reopened}`],
    ['severity changed', `${findings.severityChanged}`],
    ['closed for silence', `${findings.closedForSilence} times`],
    ['left out', `${findings.rowsLeftOut} rows, too late to reopen the case`],
    ...findings.attainments.map(({ metric, met, breached, cancelled }): [string, string] => [
      metric,
      `${share(met, met + breached)} met in time, ${breached} breached, ${cancelled} cancelled`,
    ]),
  ];
  for (const [name, value] of rows) console.log(`  ${name.padEnd(19)} ${value}`);
  printDisagreements(disagreements);
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
