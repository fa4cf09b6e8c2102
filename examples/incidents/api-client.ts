import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { page, problem } from './answers.ts';

const PAGE_SIZE = '200';

/** A service that has much to do may let a reader wait for so long. */
const PATIENCE_MS = 60_000;
const ASK_AGAIN_MS = 1_000;
const UNAVAILABLE = 503;

/** Nothing answers at the address of the service. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
  readonly address: string;

  constructor(address: string, cause: unknown) {
    super(
      `Nothing answers at ${address}: start the service with \`npm start\`, or name another address in SLA_API.`,
      { cause },
    );
    this.address = address;
  }
}

/** The service answered with a problem. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];

  constructor(call: string, status: number, body: unknown) {
    const { code, detail, errors } = problem.parse(body);
    super(`${call} was answered ${status} ${code}: ${detail}`);
    this.status = status;
    this.code = code;
    this.fields = errors.map(({ path }) => path);
  }
}

interface Body {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The calls that this example makes, each answer checked against what it reads of it. */
export class ApiClient {
  readonly #address: string;
  readonly #key: string;

  constructor(address: string, key: string) {
    this.#address = address.replace(/\/+$/, '');
    this.#key = key;
  }

  /** @param idempotencyKey under which a repetition makes nothing new; null where nothing is made */
  async post<S extends z.ZodType>(
    path: string,
    answer: S,
    body: unknown,
    idempotencyKey: string | null,
  ): Promise<z.output<S>> {
    const response = await this.#call('POST', path, {
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        ...(idempotencyKey !== null && { 'idempotency-key': idempotencyKey }),
      },
    });
    return answer.parse(await response.json());
  }

  /** Asks again while the service says that it cannot answer at the moment. */
  async get<S extends z.ZodType>(path: string, answer: S): Promise<z.output<S>> {
    const patienceEnds = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        const response = await this.#call('GET', path);
        return answer.parse(await response.json());
      } catch (error) {
        const isBusy = error instanceof ApiRefusal && error.status === UNAVAILABLE;
        if (!isBusy || Date.now() > patienceEnds) throw error;
        await delay(ASK_AGAIN_MS);
      }
    }
  }

  /** Every item of a list, page by page. */
  async list<S extends z.ZodType>(
    path: string,
    item: S,
    filter: Record<string, string>,
  ): Promise<z.output<S>[]> {
    const items: z.output<S>[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({ ...filter, limit: PAGE_SIZE, ...(cursor && { cursor }) });
      const response = await this.#call('GET', `${path}?${query.toString()}`);
      const answer = page.parse(await response.json());
      items.push(...answer.items.map((one) => item.parse(one)));
      cursor = answer.nextCursor;
    } while (cursor !== null);
    return items;
  }

  async delete(path: string): Promise<void> {
    await this.#call('DELETE', path);
  }

  async #call(method: string, path: string, init: Body = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${this.#key}`, ...init.headers };
    const response = await fetch(`${this.#address}${path}`, { ...init, method, headers }).catch(
      (error: unknown) => {
        throw new ApiUnreachable(this.#address, error);
      },
    );
    if (response.ok) return response;
    throw new ApiRefusal(`${method} ${path}`, response.status, await response.json());
  }
}
