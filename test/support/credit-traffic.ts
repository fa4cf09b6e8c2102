import { NEW_ACCOUNT } from '../../api/accounts/examples.ts';
import { NEW_CASE } from '../../api/cases/examples.ts';
import type { Outcome } from '../../domain/case/types.ts';
import type { CaseView, Desk } from './desk.ts';
import { insist, type Definite } from './insist.ts';

/** From 0 to below `below`. */
type Random = (below: number) => number;

export interface Close {
  readonly act: 'close';
  readonly outcome: Outcome;
  readonly chargeCredit: boolean | null;
}

type Step = Close | { readonly act: 'reopen' } | { readonly act: 'split'; readonly part: Steps };
type Steps = readonly Step[];

/** What is to happen to one case. */
interface Life {
  readonly key: string;
  readonly account: string;
  readonly steps: Steps;
}

/** A purchase, or one thing that happens to one case. */
export type Job = () => Promise<void>;

/** The credits of a pack. */
const PACK = 5;

interface Scale {
  readonly cases: number;
  readonly accounts: number;
  /** What is left of the packs that every account buys. */
  readonly packs: readonly number[];
  /** A case is opened so many openings before anything else happens to it. */
  readonly lag: number;
}

/**
 * Customers who buy packs and open, split, close and reopen cases, and remember what they were
 * answered. All that happens is drawn beforehand: the same for the same random numbers.
 */
export class CreditTraffic {
  readonly accounts: readonly string[];
  readonly jobs: readonly Job[];
  /** Cases that were answered 201, each with the close that was answered last; null while open. */
  readonly cases = new Map<string, Close | null>();
  /** Packs that were answered 201, with their credits. */
  readonly packs = new Map<string, number>();
  /** The keys, which are references of cases too, that were answered 201, and 422. */
  readonly taken: string[] = [];
  readonly refused: string[] = [];
  /** How many answers were definite so far. */
  answers = 0;
  readonly #desk: Desk;

  constructor(desk: Desk, random: Random, { cases, accounts, packs, lag }: Scale) {
    this.#desk = desk;
    this.accounts = Array.from({ length: accounts }, (_, index) => `acc_${index}`);
    const lives = Array.from({ length: cases }, (_, index) => ({
      key: `case-${index}`,
      account: this.accounts[random(accounts)] ?? '',
      steps: stepsOf(random),
    }));
    const purchases = this.accounts.flatMap((account) =>
      packs.map((credits, index) => ({ account, credits, key: `${account}-order-${index}` })),
    );
    const openings = new Map<Life, Promise<string | null>>();
    const buying = purchases.map((purchase) => () => this.#buy(purchase));
    const stock: Promise<void>[] = [];
    const stocking = buying.splice(0, purchases.length / 2).map((buy) => async () => {
      const bought = buy();
      stock.push(bought);
      await bought;
    });
    const opening = lives.map((life) => async () => {
      // All of these were begun before: jobs are taken in their order. If a worker were killed before it had
      // sold the first pack, there would be nothing to open cases with.
      const opened = Promise.all(stock).then(() => this.#open(life));
      openings.set(life, opened);
      await opened;
    });
    const living = lives.map((life) => async () => {
      const id = await openings.get(life);
      if (id) await this.#live(id, life.key, life.steps);
    });
    this.jobs = [...stocking, ...interleaved(buying, opening, living, lag)];
  }

  /** Accounts are there from the start. */
  async makeAccounts(): Promise<void> {
    for (const id of this.accounts) {
      await this.#told('/v1/accounts', { ...NEW_ACCOUNT, id }, id, [201]);
    }
  }

  async #buy(order: { account: string; credits: number; key: string }): Promise<void> {
    const { account, credits, key } = order;
    const path = `/v1/accounts/${account}/packs`;
    const bought = { orderConfirmation: key, used: PACK - credits };
    const { body } = await this.#told(path, bought, key, [201]);
    this.packs.set((body as { id: string }).id, PACK);
  }

  /** Answers the case; null where there was no credit. */
  async #open({ key, account }: Life): Promise<string | null> {
    const terms = { offering: 'professional', severity: 'C', pack: 'auto', reference: key };
    return this.#made('/v1/cases', { ...NEW_CASE, ...terms, account }, key);
  }

  async #live(id: string, key: string, steps: Steps): Promise<void> {
    for (const [index, step] of steps.entries()) {
      const goesOn = await this.#take(id, `${key}-${index}`, step);
      if (!goesOn) return;
    }
  }

  /** False where the rest cannot happen any more. */
  async #take(id: string, key: string, step: Step): Promise<boolean> {
    switch (step.act) {
      case 'close':
        await this.#close(id, key, step);
        return true;
      case 'reopen':
        return this.#reopen(id, key);
      default: {
        const part = await this.#made(
          `/v1/cases/${id}/split`,
          { title: 'A part of it', reference: key },
          key,
        );
        if (part) await this.#live(part, key, step.part);
        return true;
      }
    }
  }

  async #close(id: string, key: string, close: Close): Promise<void> {
    const { outcome, chargeCredit } = close;
    const { body } = await this.#told(
      `/v1/cases/${id}/close`,
      { outcome, chargeCredit },
      key,
      [200],
    );
    this.cases.set(id, close);
    const { credit } = body as CaseView;
    const expected = outcome === 'solved' || chargeCredit ? 'charged' : 'returned';
    if (credit?.status === expected) return;
    throw new Error(`${id} was closed as ${outcome}, and its credit was ${credit?.status}`);
  }

  async #reopen(id: string, key: string): Promise<boolean> {
    const { status } = await this.#told(`/v1/cases/${id}/reopen`, {}, key, [200, 422]);
    if (status === 200) this.cases.set(id, null);
    return status === 200;
  }

  async #made(path: string, body: object, key: string): Promise<string | null> {
    const answer = await this.#told(path, body, key, [201, 422]);
    if (answer.status === 422) {
      this.refused.push(key);
      return null;
    }
    this.taken.push(key);
    const { id, credit } = answer.body as CaseView;
    this.cases.set(id, null);
    if (credit?.status === 'reserved') return id;
    throw new Error(`${id} was answered 201, and its credit was ${credit?.status}`);
  }

  /** Nothing is refused but for want of a credit. */
  async #told(
    path: string,
    body: object,
    key: string,
    expected: readonly number[],
  ): Promise<Definite> {
    const answer = await insist(this.#desk, { path, body, key });
    this.answers += 1;
    const said = JSON.stringify(answer.body);
    const isForCredit = answer.status !== 422 || said.includes('no-credit-available');
    if (expected.includes(answer.status) && isForCredit) return answer;
    throw new Error(`${path} of ${key} was answered ${answer.status}: ${said}`);
  }
}

/** The packs that are not in stock from the start are bought while cases are opened. */
function interleaved(
  buying: readonly Job[],
  opening: readonly Job[],
  living: readonly Job[],
  lag: number,
): Job[] {
  const every = Math.floor(opening.length / buying.length);
  const jobs: Job[] = [];
  for (let index = 0; index < opening.length + lag; index += 1) {
    const bought = index % every === 0 ? buying.at(index / every) : undefined;
    jobs.push(...[bought, opening[index], living[index - lag]].filter((job) => job !== undefined));
  }
  return jobs;
}

/** Every way to end a case, with either answer where the credit is decided. */
const CLOSES: readonly Close[] = [
  { act: 'close', outcome: 'solved', chargeCredit: null },
  { act: 'close', outcome: 'unresolved', chargeCredit: true },
  { act: 'close', outcome: 'unresolved', chargeCredit: false },
  { act: 'close', outcome: 'withdrawn', chargeCredit: true },
  { act: 'close', outcome: 'withdrawn', chargeCredit: false },
];

/** Most cases are closed once; some stay open, some go on after a close, some have a part. */
function stepsOf(random: Random): Steps {
  const close = () => CLOSES[random(CLOSES.length)]!;
  const reopen = { act: 'reopen' } as const;
  const chance = random(100);
  if (chance < 15) return [];
  if (chance < 70) return [close()];
  if (chance < 85) return [close(), reopen, close()];
  if (chance < 90) return [close(), reopen];
  return [{ act: 'split', part: random(2) === 0 ? [] : [close()] }, close()];
}
