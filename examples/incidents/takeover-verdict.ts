import type { ApiClient } from './api-client.ts';
import { differences } from './differences.ts';
import { measuredMinutes } from './measured.ts';
import type { Takeover, TakenOver } from './taken-over.ts';

/** The events of the timeline that the walk counts by acts. */
const EVENT_OF_ACT = {
  'customer-request': 'case.customer.asked',
  'customer-reply': 'case.customer.replied',
  reopen: 'case.reopened',
} as const;

/** Everything in which the service and the walk differ, in sentences that begin with the incident. */
export async function disagreementsOf(
  api: ApiClient,
  { all }: Takeover,
): Promise<readonly string[]> {
  const clocks = all.flatMap(({ found }) => found?.case.clocks ?? []);
  const minutes = (await measuredMinutes(api, clocks)).values();
  return all.flatMap((one) => {
    const measured = (one.found?.case.clocks ?? []).map(() => minutes.next().value ?? null);
    return wrongWith(one, measured).map((what) => `${one.incident.number}: ${what}`);
  });
}

function wrongWith(
  { walked, found, refusal }: TakenOver,
  measured: readonly (number | null)[],
): readonly string[] {
  if (found === null) return [`its history was refused: ${refusal}`];
  const wrong = [...differences(walked.record, found.case)];
  for (const [act, event] of Object.entries(EVENT_OF_ACT)) {
    const acts = walked.acts.filter((one) => one.act === act).length;
    const events = found.events.filter((type) => type === event).length;
    if (acts !== events) wrong.push(`${event} is told ${events} times instead of ${acts}`);
  }
  if (found.alerted > 0) wrong.push(`${found.alerted} events were alerted`);
  if (JSON.stringify(measured) !== JSON.stringify(walked.minutes)) {
    wrong.push(`its clocks took ${told(walked.minutes)} minutes, measured are ${told(measured)}`);
  }
  return wrong;
}

function told(minutes: readonly (number | null)[]): string {
  return minutes.map((one) => one ?? 'none').join(' and ');
}
