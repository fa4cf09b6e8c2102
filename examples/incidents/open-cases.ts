import type { ApiClient } from './api-client.ts';
import { firstResponseOf, supportCase } from './answers.ts';
import { caseBody } from './case-body.ts';
import { inParallel } from './in-parallel.ts';
import type { Incident } from './incident.ts';
import { walkedDeadline } from './walk.ts';

/** An incident with the case that was opened for it. */
export interface Opening {
  readonly incident: Incident;
  readonly caseId: string;
  /** The deadline that the API answered; null where it promises none. */
  readonly dueAt: number | null;
  /** The deadline that the walk by the minute found. */
  readonly walkedDueAt: number;
  readonly askedAt: number;
  readonly answeredAt: number;
}

export interface Run {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly openings: readonly Opening[];
}

/** Opens a case for each incident. Throws at the first one that the service refuses. */
export async function openCases(
  api: ApiClient,
  account: string,
  incidents: readonly Incident[],
): Promise<Run> {
  const walked = incidents.map((incident) => ({ incident, walkedDueAt: walkedDeadline(incident) }));
  const startedAt = Date.now();
  const openings = await inParallel(walked, async (one) => ({
    ...one,
    ...(await openCase(api, account, one.incident)),
  }));
  return { startedAt, finishedAt: Date.now(), openings };
}

async function openCase(api: ApiClient, account: string, incident: Incident) {
  const askedAt = Date.now();
  const body = caseBody(incident, { account, offering: 'professional' });
  const opened = await api.post('/v1/cases', supportCase, body, `${account}:${incident.number}`);
  const { dueAt } = firstResponseOf(opened);
  return { caseId: opened.id, dueAt, askedAt, answeredAt: Date.now() };
}
