import { creditActivities, type CreditMovement } from '../../../activities/credits.ts';
import type { CaseFile, HeldCredit } from '../../../domain/case/types.ts';
import { PackAccount } from '../../../domain/pack/account.ts';
import type { Movement, PackFile } from '../../../domain/pack/types.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import type { PackGateway } from '../../../temporal/pack-gateway.ts';
import { undetected } from '../../support/detected.ts';

/** Packs by the same account as the workflow's, without an engine: they move when they are asked. */
export class FakePacks implements PackGateway {
  readonly #packs = new Map<string, PackAccount>();
  readonly #published = new Map<string, number>();
  readonly #ledger: Ledger;
  readonly #clock: () => number;
  #movements = 0;
  /** The next purchase breaks off before its pack is started. */
  failNext = false;

  constructor(ledger: Ledger, clock: () => number) {
    this.#ledger = ledger;
    this.#clock = clock;
  }

  async buy(file: PackFile) {
    if (this.failNext) {
      this.failNext = false;
      throw new Error('the connection was lost');
    }
    if (this.#packs.has(file.id)) return { created: false };
    this.#packs.set(file.id, new PackAccount(file));
    await this.#publish(file.id);
    return { created: true };
  }

  recorded = (packId: string) => this.#publish(packId);

  async claim(packId: string, claim: { by: string; account: string }, claimId: string) {
    const { moved } = await this.#move(packId, { ...claim, at: null, move: 'claim', id: claimId });
    return moved;
  }

  /** Takes a credit for a case, as its workflow does. */
  async take({ id, account, request, openedBy }: CaseFile, at: number): Promise<HeldCredit | null> {
    await this.advance();
    const { choosePacks } = creditActivities({
      packs: this.#ledger.packs,
      move: this.move,
      now: this.#clock,
    });
    const { offering, pack: wanted } = request;
    for (const pack of await choosePacks({ account: account.id, offering, pack: wanted, at })) {
      const outcome = await this.move({
        move: 'reserve',
        pack,
        case: id,
        account: account.id,
        offering,
        by: openedBy,
        at,
        movement: this.#newMovement(),
      });
      if (outcome.moved) return { pack, at: outcome.at };
    }
    return null;
  }

  move = ({ pack, movement, ...rest }: CreditMovement) =>
    this.#move(pack, { ...rest, id: movement });

  /** Moves what a case has. */
  settle(
    move: 'charge' | 'return' | 'restore',
    { id, account, request }: CaseFile,
    where: Pick<CreditMovement, 'pack' | 'by' | 'at'>,
  ) {
    const { offering } = request;
    const movement = this.#newMovement();
    return this.move({ move, ...where, case: id, account: account.id, offering, movement });
  }

  /** Everything that is due by now happens. */
  async advance(): Promise<void> {
    for (const id of this.#packs.keys()) await this.#publish(id);
  }

  #newMovement(): string {
    this.#movements += 1;
    return `movement-${this.#movements}`;
  }

  async #move(packId: string, movement: Movement) {
    await this.#publish(packId);
    const account = this.#packs.get(packId);
    if (!account) return { moved: false, code: 'pack-ended' } as const;
    const refusal = account.refusalFor(movement, this.#clock());
    if (refusal) return { moved: false, code: refusal } as const;
    account.move(movement, this.#clock());
    await this.#publish(packId);
    const done = account.resultOf(movement.id) ?? { expired: false, at: this.#clock() };
    return { moved: true, ...done } as const;
  }

  async #publish(packId: string): Promise<void> {
    const account = this.#packs.get(packId);
    if (!account) return;
    account.advance(this.#clock());
    const { file, state, entries } = account;
    const events = undetected(entries.slice(this.#published.get(packId) ?? 0));
    this.#published.set(packId, entries.length);
    if (events.length === 0) return;
    await this.#ledger.outbox.publishPack({ id: packId, file, state, events }, () => []);
  }
}
