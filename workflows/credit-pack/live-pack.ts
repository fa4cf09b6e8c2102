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

  /** @param carried what the run before has handed over; absent in the first one */
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
          proxyActivities<PublishActivities>(options).publishPack({ packId: file.id, ...batch }),
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
   * Whatever is due comes before the movement: at its very end a pack has expired. It is answered
   * when the ledger has it, so that whoever reads there finds what has been answered.
   */
  async move(movement: Movement): Promise<PackResult> {
    this.loop.step();
    this.check(movement);
    this.account.move(movement, Date.now());
    await this.recorded();
    const { state, seq } = this.account;
    return { state, seq, late: this.account.wasLate(movement.id) };
  }

  /** The ledger has everything. It may be asked at the very start, when nothing is recorded yet. */
  async recorded(): Promise<void> {
    this.loop.step();
    await condition(() => this.loop.isPublished);
  }
}
