import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { PublishActivities } from '../activities/publish.ts';
import type { Noticed } from '../ledger/types.ts';
import { portionOf } from '../domain/case/portion.ts';
import { PackAccount, type CarriedPack } from '../domain/pack/pack.ts';
import type { Movement, PackEntry, PackFile, PackState } from '../domain/pack/types.ts';
import { Alarm } from './alarm.ts';
import { readMovement } from './movement-arguments.ts';
import {
  chargeUpdate,
  claimUpdate,
  packEntriesQuery,
  packReportQuery,
  recordedUpdate,
  reserveUpdate,
  returnUpdate,
  type PackResult,
} from './pack-messages.ts';
import { noticed } from './noticed.ts';
import { PackView } from './pack-view.ts';
import { Publisher } from './publisher.ts';
import { updateId } from './update-id.ts';

const MOVEMENTS = [
  {
    move: 'reserve',
    update: reserveUpdate,
    description:
      'Holds a credit for a case: {"by": "who", "case": "case_…", "account": "acc_…", "offering": "professional"}',
  },
  {
    move: 'charge',
    update: chargeUpdate,
    description: 'The credit of a case is used: {"by": "who", "case": "case_…"}',
  },
  {
    move: 'return',
    update: returnUpdate,
    description: 'The credit of a case comes back: {"by": "who", "case": "case_…"}',
  },
  {
    move: 'claim',
    update: claimUpdate,
    description: 'Another account has proved the purchase: {"by": "who", "account": "acc_…"}',
  },
] as const;

/**
 * One pack of credits, from its purchase until it has expired and no case holds a credit of it any
 * more. Movements are updates, so that of many requests for the last credit one gets it. It
 * completes only when the ledger has its last entry, and cannot be cancelled.
 *
 * @param carried what the run before has handed over; absent in the first one
 */
export async function creditPack(file: PackFile, carried?: CarriedPack): Promise<PackState> {
  const account = new PackAccount(file, carried);
  const alarm = new Alarm();
  const publisher = new Publisher<PackFile, PackState, PackEntry & Noticed>({
    file,
    fileIsKnown: carried !== undefined,
    publish: (lines, options) =>
      proxyActivities<PublishActivities>(options).publishPack({ packId: file.id, ...lines }),
  });
  const view = new PackView(file);
  let published = 0;
  let isBegun = false;

  function step(): void {
    const now = Date.now();
    const overdueSince = alarm.overdueSince(now);
    alarm.rang = false;
    const wake = account.advance(now);
    const entries = account.entries.slice(published);
    publisher.add(noticed(entries, carried && !isBegun ? null : now, overdueSince), account.state);
    isBegun = true;
    published = account.entries.length;
    view.show(account.state);
    alarm.set(wake);
  }

  function check(movement: Movement): void {
    const refusal = account.has(movement.id) ? null : account.refusalOf(movement, Date.now());
    if (refusal === null) return;
    const message = `The pack does not take it: ${refusal}`;
    throw ApplicationFailure.create({ type: refusal, message, nonRetryable: true });
  }

  /**
   * Whatever is due comes before the movement: at its very end a pack has expired. It is answered
   * when the ledger has it, so that whoever reads there finds what has been answered.
   */
  async function move(movement: Movement): Promise<PackResult> {
    step();
    check(movement);
    account.move(movement, Date.now());
    step();
    await condition(() => publisher.isIdle);
    const { state, seq } = account;
    return { state, seq, late: account.wasLate(movement.id) };
  }

  /** It may come with the very start, when nothing is recorded yet. */
  async function recorded(): Promise<void> {
    step();
    await condition(() => publisher.isIdle);
  }

  for (const { move: name, update, description } of MOVEMENTS) {
    setHandler(
      update,
      (args: object) => uncancelled(() => move(readMovement(name, args, updateId()))),
      {
        // What is refused here leaves no trace, so that the same movement can be asked for again.
        validator: (args: object) => check(readMovement(name, args, updateId())),
        description,
      },
    );
  }
  setHandler(recordedUpdate, () => uncancelled(recorded), {
    description: 'Answers when the ledger has everything',
  });
  setHandler(packReportQuery, () => ({ file, state: account.state, seq: account.seq }), {
    description: 'As it stands',
  });
  setHandler(
    packEntriesQuery,
    (afterSeq = 0) => portionOf(account.entries.filter(({ seq }) => seq > afterSeq)),
    { description: 'Every movement of this run' },
  );

  function isOver(): boolean {
    const { status, holders } = account.state;
    return status === 'expired' && holders.length === 0;
  }

  function isEnough(): boolean {
    return isOver() || workflowInfo().continueAsNewSuggested;
  }

  function isSettled(): boolean {
    return allHandlersFinished() && publisher.isIdle;
  }

  async function live(): Promise<void> {
    step();
    while (!(isEnough() && isSettled())) {
      await condition(() => alarm.rang || (isEnough() && isSettled()));
      if (alarm.rang) step();
    }
  }

  await uncancelled(live);
  return isOver() ? account.state : continueAsNew<typeof creditPack>(file, account.carry());
}

/** Credits are paid for: a pack that somebody asks to cancel goes on. */
function uncancelled<T>(work: () => Promise<T>): Promise<T> {
  return CancellationScope.nonCancellable(work);
}
