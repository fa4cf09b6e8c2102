import { toIso, type Instant } from '../domain/time/instant.ts';

const DAY_MS = 86_400_000;

/** A list of the Temporal UI that is worth a look. */
interface TemporalList {
  readonly name: string;
  readonly filter: string;
}

/**
 * What operators look for, as list filters of Temporal. A filter knows no "now", so the first one is
 * for the day after the instant; ended workflows keep their last attributes and are left out.
 */
function temporalLists(now: Instant): readonly TemporalList[] {
  return [
    { name: 'due in a day', filter: `SlaNextAt < "${toIso(now + DAY_MS)}"` },
    { name: 'breached, unanswered', filter: 'SlaOverdue = true' },
    { name: 'flagged', filter: 'SlaFlagged = true' },
    {
      name: "customer's turn",
      filter: 'SlaWaitingFor = "customer" AND SlaFlagged = false',
    },
    { name: 'waiting for others', filter: 'SlaStatus = "waiting"' },
  ].map(({ name, filter }) => ({ name, filter: `ExecutionStatus = "Running" AND ${filter}` }));
}

/** The lists as lines with links. */
export function listLines(workflowsUrl: string, now: Instant): readonly string[] {
  return temporalLists(now).map(
    ({ name, filter }) =>
      `  ${name.padEnd(21)} ${workflowsUrl}?query=${encodeURIComponent(filter)}`,
  );
}
