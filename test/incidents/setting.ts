import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { within } from '../../service/system/polling.ts';
import { EXAMPLES } from '../support/catalogues.ts';
import { ADMIN_KEY, Desk } from '../support/desk.ts';
import { insist, type Definite } from '../support/insist.ts';
import { makeInstallation, type Installation } from '../support/installation.ts';
import { ZONE } from './incident.ts';

const ACCOUNT = {
  id: 'acc_incidents',
  name: 'Incidents of 2016',
  region: 'BR',
  timeZone: ZONE,
  locale: 'pt-BR',
};

/** A service that has much to do may let a reader wait for so long. */
const TIMEOUT_MS = 60_000;

const page = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });

/** A service of its own that knows the example offerings too, with an account in São Paulo. */
export class Setting {
  readonly account = ACCOUNT.id;
  readonly desk: Desk;
  readonly #installation: Installation;

  private constructor(installation: Installation) {
    this.#installation = installation;
    this.desk = new Desk(installation.url);
  }

  static async start(): Promise<Setting> {
    const setting = new Setting(await makeInstallation(ADMIN_KEY, { SLA_POLICIES_DIR: EXAMPLES }));
    await setting.#installation.start();
    await setting.make('/v1/accounts', ACCOUNT);
    return setting;
  }

  /** Makes something, once, however often it has to be sent. */
  make(path: string, body: object): Promise<Definite> {
    return insist(this.desk, { path, body, key: randomUUID() });
  }

  async compute<S extends z.ZodType>(path: string, body: object, schema: S): Promise<z.output<S>> {
    return schema.parse(await answered(() => this.desk.post(path, body)));
  }

  async get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
    return schema.parse(await answered(() => this.desk.get(path)));
  }

  /** Every item of a list, page by page. */
  async list<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>[]> {
    const items: z.output<S>[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const answer: z.output<typeof page> = await this.get(`${path}&limit=200${query}`, page);
      items.push(...answer.items.map((one) => schema.parse(one)));
      cursor = answer.nextCursor;
    } while (cursor !== null);
    return items;
  }

  stop(): Promise<void> {
    return this.#installation.remove();
  }
}

/** Asks again while the service says that it cannot answer at the moment. */
async function answered(ask: () => Promise<Response>): Promise<unknown> {
  let answer = await ask();
  await within(TIMEOUT_MS, async () => {
    if (answer.status === 503) answer = await ask();
    return answer.status !== 503;
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${answer.url} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}
