import type { Response } from 'supertest';
import type { TestApi } from './api.ts';
import { newCase } from './api.ts';

/** A pack as the API gives it, as far as tests look into it. */
export interface PackBody {
  readonly id: string;
  readonly status: string;
  readonly total: number;
  readonly available: number;
  readonly reserved: number;
  readonly used: number;
  readonly expired: number;
  readonly holders: readonly string[];
  readonly usedBy: readonly string[];
  readonly claimedBy: readonly string[];
  readonly entries: readonly {
    readonly seq: number;
    readonly type: string;
    readonly at: string;
    readonly case: string | null;
    readonly balance: Readonly<Record<'available' | 'reserved' | 'used' | 'expired', number>>;
  }[];
  readonly claims: readonly object[];
}

let orders = 0;

/** An order that no test has recorded yet. */
export function newOrder(): string {
  orders += 1;
  return `OC-2026-${String(orders).padStart(6, '0')}`;
}

/** An account in Berlin, as any customer of `professional` may be. */
export const inBerlin = (api: TestApi, fields: object = {}): Promise<string> =>
  api.account({ region: 'DE', timeZone: 'Europe/Berlin', locale: 'de', agreements: [], ...fields });

export const purchase = (api: TestApi, account: string, fields: object = {}): Promise<Response> =>
  api.post(`/v1/accounts/${account}/packs`, { orderConfirmation: newOrder(), ...fields });

/** Buys a pack, and tells its id. */
export const buy = (api: TestApi, account: string, fields: object = {}): Promise<string> =>
  api.make(`/v1/accounts/${account}/packs`, { orderConfirmation: newOrder(), ...fields });

export const readPack = async (api: TestApi, id: string): Promise<PackBody> =>
  (await api.get(`/v1/packs/${id}`)).body;

/** A severity B case of the offering that uses credits. */
export const professional = (account: string, fields: object = {}) =>
  newCase(account, { offering: 'professional', severity: 'B', language: 'en', ...fields });

export const openCase = (
  api: TestApi,
  account: string,
  fields: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => api.post('/v1/cases', professional(account, fields), headers);

/** Opens a case that has to get its credit, and tells its id. */
export const opened = (api: TestApi, account: string, fields: object = {}): Promise<string> =>
  api.make('/v1/cases', professional(account, fields));

/** What is in the four places, and who is there. */
export const creditsOf = ({ available, reserved, used, expired, holders, usedBy }: PackBody) => ({
  available,
  reserved,
  used,
  expired,
  holders,
  usedBy,
});
