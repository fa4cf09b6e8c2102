import type { CreditActivities, CreditMovement } from '../../activities/credits.ts';
import { PackAccount } from '../../domain/pack/account.ts';
import type { PackFile, PackState } from '../../domain/pack/types.ts';
import { packFile } from './pack-file.ts';

/** Where the next movement breaks off: before the pack has it, or before its answer arrives. */
type Break = 'before' | 'after';

/** Packs without workflows, for the workflows of cases: what they are asked is done at once. */
export class PackShelf {
  readonly #packs: PackAccount[] = [];
  readonly #breaks: Break[] = [];
  /** Every movement that arrived, also repeated ones. */
  readonly asked: CreditMovement[] = [];

  /** Puts a pack there, bought just now, and tells its id. */
  add(overrides: Partial<PackFile> & Pick<PackFile, 'id'>): string {
    const purchasedAt = Date.now();
    const pack = new PackAccount(packFile({ purchasedAt, ...overrides }));
    pack.advance(Date.now());
    this.#packs.push(pack);
    return pack.file.id;
  }

  /** The next movements break off one after the other, as where a process is killed. */
  breakOff(...where: Break[]): void {
    this.#breaks.push(...where);
  }

  /** From now on none does. */
  mend(): void {
    this.#breaks.length = 0;
  }

  stateOf(id: string): PackState {
    return this.#pack(id).state;
  }

  readonly activities: CreditActivities = {
    choosePacks: async ({ account, pack: wanted }) =>
      this.#packs
        .filter((pack) => pack.isOpenTo(account))
        .map(({ file }) => file.id)
        .filter((id) => wanted === 'auto' || wanted === id),
    moveCredit: async (asked) => {
      this.asked.push(asked);
      const { pack: id, movement, ...rest } = asked;
      const breaks = this.#breaks.shift();
      if (breaks === 'before') throw new Error('The worker was killed');
      const outcome = this.#move(this.#pack(id), { ...rest, id: movement });
      if (breaks === 'after') throw new Error('The worker was killed');
      return outcome;
    },
  };

  #move(pack: PackAccount, movement: Parameters<PackAccount['move']>[0]) {
    const refusal = pack.hasMovement(movement.id) ? null : pack.refusalFor(movement, Date.now());
    if (refusal) return { moved: false, code: refusal } as const;
    pack.move(movement, Date.now());
    const done = pack.resultOf(movement.id) ?? { expired: false, at: Date.now() };
    return { moved: true, ...done } as const;
  }

  #pack(id: string): PackAccount {
    const pack = this.#packs.find(({ file }) => file.id === id);
    if (!pack) throw new Error(`There is no ${id}`);
    return pack;
  }
}
