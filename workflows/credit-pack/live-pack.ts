import { ApplicationFailure, condition, proxyActivities } from '@temporalio/workflow';
import type { PublishActivities } from '../../activities/publish.ts';
import { PACK_FAILURE_TEXTS } from '../../domain/operator-text/pack-message-text.ts';
import { packWakeupText } from '../../domain/operator-text/pack-status-text.ts';
import { PackAccount, type CarriedPack } from '../../domain/pack/account.ts';
import type { Movement, PackEntry, PackFile, PackState } from '../../domain/pack/types.ts';
import { JournalLoop } from '../lib/journal-loop.ts';
import type { PackResult } from '../messages/pack-messages.ts';
import { PackPage } from './pack-page.ts';

/** One pack as its workflow runs it. */
export class LivePack {
  readonly file: PackFile;
  readonly account: PackAccount;
  readonly loop: JournalLoop<PackFile, PackState, PackEntry>;

  /** @param carried what the previous run carried over; absent in the first run */
  constructor(file: PackFile, carried: CarriedPack | undefined) {
    const account = new PackAccount(file, carried);
    this.file = file;
    this.account = account;
    this.loop = new JournalLoop(
      {
        file,
        state: () => account.state,
        advance(now) {
          const { entries: events, wakeup, over } = account.advance(now);
          const timed = wakeup && { at: wakeup.at, summary: packWakeupText(wakeup.cause) };
          return { events, wakeup: timed, over };
        },
        publish: (batch, options) =>
          proxyActivities<PublishActivities>(options).publishPack({ ...batch, id: file.id }),
        page: new PackPage(file),
      },
      carried === undefined,
    );
  }

  /** Throws the `ApplicationFailure` by which the pack refuses a movement. */
  check(movement: Movement): void {
    const { account } = this;
    const type = account.hasMovement(movement.id) ? null : account.refusalFor(movement, Date.now());
    if (type === null) return;
    const message = PACK_FAILURE_TEXTS.refused(type);
    throw ApplicationFailure.create({ type, message, nonRetryable: true });
  }

  /**
   * Records what is due before the movement, as a pack expires at the very instant of its end.
   * Answers only when the ledger has the movement, so that readers of the ledger find what was
   * answered.
   * Throws as `check` does.
   */
  async move(movement: Movement): Promise<PackResult> {
    this.loop.step();
    this.check(movement);
    this.account.move(movement, Date.now());
    await this.recorded();
    const { state, seq } = this.account;
    return { state, seq, moved: this.account.resultOf(movement.id) };
  }

  /**
   * Resolves when the ledger has everything. May be called at the very start, before anything is
   * recorded.
   */
  async recorded(): Promise<void> {
    this.loop.step();
    await condition(() => this.loop.isPublished);
  }
}
