import { randomUUID } from 'node:crypto';
import { NEW_ACCOUNT } from '../../api/accounts/examples.ts';
import { NEW_CASE } from '../../api/cases/examples.ts';
import type { deliveryView } from '../../api/deliveries/view.ts';
import type { caseView, eventView } from '../../domain/view/case-view.ts';
import { within } from '../../service/system/polling.ts';
import { HOUR } from './case-file.ts';

export const ADMIN_KEY = 'sla_key_of_the_end_to_end_tests';

export type CaseView = ReturnType<typeof caseView>;
type DeliveryView = ReturnType<typeof deliveryView>;
type EventView = ReturnType<typeof eventView>;

/** Someone who uses the service over HTTP alone, whichever of its processes serves at the moment. */
export class Desk {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key = ADMIN_KEY) {
    this.#url = url;
    this.#key = key;
  }

  get(path: string): Promise<Response> {
    return this.#send(path, {});
  }

  /** @param key the `Idempotency-Key` */
  post(path: string, body: object, key?: string): Promise<Response> {
    const headers = key === undefined ? {} : { 'Idempotency-Key': key };
    return this.#send(path, { method: 'POST', body: JSON.stringify(body) }, headers);
  }

  /** An account that may have severity A of 21vianet; answers its id. */
  async account(): Promise<string> {
    const id = `acc_${randomUUID()}`;
    await made(await this.post('/v1/accounts', { ...NEW_ACCOUNT, id }));
    return id;
  }

  /** Subscribes a receiver to alerts of one account. */
  async subscribe(
    account: string,
    target: string,
    events: readonly string[],
  ): Promise<{ id: string; secret: string }> {
    const body = { type: 'webhook', target, events, filter: { account } };
    return made(await this.post('/v1/subscriptions', body));
  }

  /**
   * Opens a case of severity A, of which the hour is over in so many milliseconds.
   * @param terms other than those of 21vianet
   */
  async open(account: string, dueInMs: number, terms: object = {}): Promise<CaseView> {
    return made(await this.post('/v1/cases', { ...caseDueIn(account, dueInMs), ...terms }));
  }

  async case(id: string): Promise<CaseView> {
    return ok(await this.get(`/v1/cases/${id}`));
  }

  async timeline(id: string): Promise<readonly EventView[]> {
    const { items } = await ok<{ items: EventView[] }>(await this.get(`/v1/cases/${id}/timeline`));
    return items;
  }

  /** The list of an account's cases, which follows them by a moment, as soon as these are in it. */
  async listed(account: string, ids: readonly string[]): Promise<readonly CaseView[]> {
    let found: readonly CaseView[] = [];
    await within(30_000, async () => {
      const answer = await this.get(`/v1/cases?account=${account}&limit=100`);
      found = (await ok<{ items: CaseView[] }>(answer)).items;
      return ids.every((id) => found.some((one) => one.id === id));
    });
    return found;
  }

  async deliveries(caseId: string): Promise<readonly DeliveryView[]> {
    const path = `/v1/deliveries?case=${caseId}`;
    return (await ok<{ items: DeliveryView[] }>(await this.get(path))).items;
  }

  /** The deliveries of a case as soon as there are so many and all have arrived, each on record as such. */
  async delivered(caseId: string, count: number): Promise<readonly DeliveryView[]> {
    let found: readonly DeliveryView[] = [];
    await within(30_000, async () => {
      found = await this.deliveries(caseId);
      return found.length === count && found.every(({ state }) => state === 'delivered');
    });
    return found;
  }

  /** Records that support has answered. */
  async respond(caseId: string): Promise<CaseView> {
    return ok(await this.post(`/v1/cases/${caseId}/responses`, { by: 'Grace' }));
  }

  async close(caseId: string): Promise<CaseView> {
    return ok(await this.post(`/v1/cases/${caseId}/close`, { outcome: 'solved' }));
  }

  #send(
    path: string,
    init: Pick<RequestInit, 'method' | 'body'>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const authorization = { Authorization: `Bearer ${this.#key}` };
    return fetch(`${this.#url}${path}`, {
      ...init,
      headers: { ...authorization, 'Content-Type': 'application/json', ...headers },
    });
  }
}

/** A body for `POST /v1/cases`. */
export function caseDueIn(account: string, dueInMs: number): object {
  const openedAt = new Date(Date.now() - HOUR + dueInMs).toISOString();
  return { ...NEW_CASE, account, openedAt };
}

function made<T>(response: Response): Promise<T> {
  return expected(response, 201);
}

function ok<T>(response: Response): Promise<T> {
  return expected(response, 200);
}

async function expected<T>(response: Response, status: number): Promise<T> {
  const text = await response.text();
  if (response.status !== status) {
    throw new Error(`${response.url} answered ${response.status}: ${text}`);
  }
  return JSON.parse(text) as T;
}
