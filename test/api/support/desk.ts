import type { Response } from 'supertest';
import type { ApiDeps } from '../../../api/http/deps.ts';
import { newCase, NOW, startApi, type TestApi } from './api.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What was opened at `NOW`, so many milliseconds later. */
export const after = (ms: number): string => new Date(NOW + ms).toISOString();

/** One line of a timeline, as the API gives it. */
export interface Line {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Somebody who works on cases through the API. */
export interface Desk {
  readonly api: TestApi;
  /** In Shanghai, with everything that 21vianet asks for. */
  readonly account: string;
  /** Opens a severity A case of 21vianet, but for what is said otherwise, and tells its id. */
  open(overrides?: object): Promise<string>;
  /** Now is so many milliseconds after `NOW`. */
  wait(ms: number): void;
  act(id: string, path: string, body?: object, key?: string): Promise<Response>;
  change(id: string, body: object): Promise<Response>;
  withdraw(id: string): Promise<Response>;
  /** Takes back the last of `responses`, `customer-replies` or `close`. */
  retract(id: string, what: string, query?: string): Promise<Response>;
  read(id: string): Promise<Response['body']>;
  timeline(id: string): Promise<readonly Line[]>;
  /** `case.opened 2026-11-21T08:00:00.000Z`, in the order of the timeline. */
  story(id: string): Promise<readonly string[]>;
}

export async function startDesk(overrides: Partial<ApiDeps> = {}): Promise<Desk> {
  const api = await startApi(overrides);
  const account = await api.account();
  const timeline = async (id: string): Promise<readonly Line[]> =>
    (await api.get(`/v1/cases/${id}/timeline`)).body.items;
  return {
    api,
    account,
    open: (fields = {}) => api.make('/v1/cases', newCase(account, fields)),
    wait: (ms) => {
      api.time.now = NOW + ms;
    },
    act: (id, path, body = { by: 'Ada' }, key) =>
      api.post(
        `/v1/cases/${id}/${path}`,
        body,
        key === undefined ? {} : { 'Idempotency-Key': key },
      ),
    change: (id, body) => api.patch(`/v1/cases/${id}`, body),
    withdraw: (id) => api.send('delete', `/v1/cases/${id}/customer-requests/current`),
    retract: (id, what, query = '') =>
      api.send('delete', `/v1/cases/${id}/${what}/current${query}`),
    read: async (id) => (await api.get(`/v1/cases/${id}`)).body,
    timeline,
    story: async (id) => (await timeline(id)).map(({ type, at }) => `${type} ${at}`),
  };
}
