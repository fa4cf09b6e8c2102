import { created, takenCase, timeline, type TakenCase } from './answers.ts';
import { ApiRefusal, type ApiClient } from './api-client.ts';
import { caseBody } from './case-body.ts';
import { inParallel } from './in-parallel.ts';
import type { Incident } from './incident.ts';
import type { Terms } from './terms.ts';
import type { PastAct, WalkedCase } from './walked-case.ts';

/** An incident that was taken over, with what was expected of it and what the service tells. */
export interface TakenOver {
  readonly incident: Incident;
  readonly walked: WalkedCase;
  /** Null where the service refused the history. */
  readonly found: Found | null;
  /** Why it did. */
  readonly refusal: string | null;
}

interface Found {
  readonly case: TakenCase;
  /** The types of its events, in the order of the timeline. */
  readonly events: readonly string[];
  /** Of how many of them people were alerted. */
  readonly alerted: number;
}

export interface Takeover {
  readonly terms: Terms;
  readonly all: readonly TakenOver[];
  /** From the first request that opens a case to the last answer. */
  readonly openedInMs: number;
}

interface Wanted {
  readonly account: string;
  readonly terms: Terms;
  readonly incidents: readonly { readonly incident: Incident; readonly walked: WalkedCase }[];
}

/** Opens a case with its history for each incident, then reads every one of them. */
export async function takeOver(api: ApiClient, wanted: Wanted): Promise<Takeover> {
  const { terms, incidents } = wanted;
  const startedAt = Date.now();
  const quietBefore = new Date(startedAt).toISOString();
  const opened = await inParallel(incidents, async ({ incident, walked }) => {
    const { account } = wanted;
    const body = {
      ...caseBody(incident, { account, offering: terms.offering }),
      history: walked.acts.map(historyEntry),
      quietBefore,
    };
    const key = `${account}:${terms.offering}:${incident.number}`;
    return { incident, walked, ...(await open(api, body, key)) };
  });
  const openedInMs = Date.now() - startedAt;
  const all = await inParallel(opened, async ({ id, ...one }) => ({
    ...one,
    found: id === null ? null : await read(api, id),
  }));
  return { terms, all, openedInMs };
}

function historyEntry({ at, ...act }: PastAct) {
  return { ...act, at: new Date(at).toISOString(), by: 'the desk' };
}

async function open(api: ApiClient, body: object, key: string) {
  try {
    const { id } = await api.post('/v1/cases', created, body, key);
    return { id, refusal: null };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return { id: null, refusal: `${error.message} (${error.fields.join(', ')})` };
  }
}

async function read(api: ApiClient, id: string): Promise<Found> {
  const found = await api.get(`/v1/cases/${id}`, takenCase);
  const { items } = await api.get(`/v1/cases/${id}/timeline`, timeline);
  return {
    case: found,
    events: items.map(({ type }) => type),
    alerted: items.filter(({ data }) => !data.quiet).length,
  };
}
