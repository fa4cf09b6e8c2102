import { z } from 'zod';

const problem = z.object({ code: z.string(), detail: z.string() });
const page = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });

/** The service answered with a problem. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';

  constructor(call: string, status: number, body: unknown) {
    const { code, detail } = problem.parse(body);
    super(`${call} was answered ${status} ${code}: ${detail}`);
  }
}

/** The calls that this example makes; each answer is checked against its schema. */
export class ApiClient {
  readonly #address: string;
  readonly #key: string;

  constructor(address: string, key: string) {
    this.#address = address;
    this.#key = key;
  }

  async post<S extends z.ZodType>(path: string, answer: S, body: unknown): Promise<z.output<S>> {
    const headers = { 'content-type': 'application/json' };
    return answer.parse(await this.#call('POST', path, { body: JSON.stringify(body), headers }));
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
      const query = new URLSearchParams({ ...filter, ...(cursor && { cursor }) });
      const answer = page.parse(await this.#call('GET', `${path}?${query.toString()}`));
      items.push(...answer.items.map((one) => item.parse(one)));
      cursor = answer.nextCursor;
    } while (cursor !== null);
    return items;
  }

  async #call(
    method: string,
    path: string,
    init: { body?: string; headers?: Record<string, string> } = {},
  ): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.#key}`, ...init.headers };
    const response = await fetch(`${this.#address}${path}`, { ...init, method, headers });
    const body: unknown = await response.json();
    if (response.ok) return body;
    throw new ApiRefusal(`${method} ${path}`, response.status, body);
  }
}
