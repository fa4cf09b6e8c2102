import { continueAsNew, setHandler } from '@temporalio/workflow';
import { PACK_MESSAGE_TEXTS } from '../../domain/operator-text/pack-message-text.ts';
import type { CarriedPack } from '../../domain/pack/account.ts';
import { packFileShape } from '../../domain/pack/pack-file-shape.ts';
import type { PackFile, PackState } from '../../domain/pack/types.ts';
import { messageBatch } from '../lib/message-size.ts';
import { otherId } from '../lib/other-id.ts';
import { whenCancelRequested, uncancelled } from '../lib/uncancelled.ts';
import { updateId } from '../lib/update-id.ts';
import {
  MOVEMENT_UPDATES,
  packEntriesQuery,
  packReportQuery,
  recordedUpdate,
} from '../messages/pack-messages.ts';
import { invalidFile } from '../messages/failures.ts';
import { LivePack } from './live-pack.ts';
import { readMovement } from './movement-arguments.ts';

/**
 * One pack of credits, from its purchase until it has expired and no case holds one of its credits.
 * Movements are updates, so only one of many requests for the last credit gets it. The workflow
 * completes only when the ledger has its last entry, and cannot be cancelled.
 *
 * Fails once as `invalid-file` if it was started with anything but what the API drafts.
 *
 * @param carried what the previous run carried over; absent in the first run
 */
export async function creditPack(file: PackFile, carried?: CarriedPack): Promise<PackState> {
  const wrong = packFileShape(file, '') ?? otherId(file);
  if (wrong !== null) throw invalidFile(wrong);
  const live = new LivePack(file, carried);
  handleMovements(live);
  handleQuestions(live);
  whenCancelRequested(() => live.loop.showCancelRequest());
  await uncancelled(() => {
    live.loop.step();
    return live.loop.run();
  });
  return live.loop.isOver
    ? live.account.state
    : continueAsNew<typeof creditPack>(file, live.account.carry());
}

function handleMovements(live: LivePack): void {
  for (const { move, update } of MOVEMENT_UPDATES) {
    setHandler(
      update,
      (args: object) => uncancelled(() => live.move(readMovement(move, args, updateId()))),
      {
        // A refused movement leaves no trace, so the same movement can be requested again.
        validator: (args: object) => live.check(readMovement(move, args, updateId())),
        description: PACK_MESSAGE_TEXTS[move],
      },
    );
  }
}

/** Messages from programs. */
function handleQuestions(live: LivePack): void {
  const { file, account } = live;
  setHandler(recordedUpdate, () => uncancelled(() => live.recorded()), {
    description: PACK_MESSAGE_TEXTS.recorded,
  });
  setHandler(packReportQuery, () => ({ file, state: account.state, seq: account.seq }), {
    description: PACK_MESSAGE_TEXTS.report,
  });
  setHandler(
    packEntriesQuery,
    (afterSeq = 0) => messageBatch(account.entries.filter(({ seq }) => seq > afterSeq)),
    { description: PACK_MESSAGE_TEXTS.entries },
  );
}
