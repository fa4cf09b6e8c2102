import { WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import type { CreditMovement, MoveCredit, MovementOutcome } from '../activities/credits.ts';
import type { PackStore } from '../ledger/types.ts';
import {
  chargeUpdate,
  reserveUpdate,
  returnUpdate,
  type PackResult,
} from '../workflows/pack-messages.ts';
import { UpdateQueue } from '../workflows/update-queue.ts';

/** How long a pack may take, with those who wait before: less than the activity may. */
const ANSWER_WITHIN_MS = 15_000;

/** How the pack says that it comes to its end with the update. */
const ENDED = 'AcceptedUpdateCompletedWorkflow';

/**
 * Moves credits of packs that are workflows of a Temporal. A movement whose answer was lost may have
 * been the last thing that its pack did: the ledger knows then.
 */
export function creditMover(client: Client, packs: PackStore): MoveCredit {
  const queue = new UpdateQueue();
  return (movement) =>
    queue.run(movement.pack, async () => {
      try {
        const { state } = await client.connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
          tell(client, movement),
        );
        return { moved: true, expired: state.status === 'expired' };
      } catch (error) {
        const code = refusalOf(error);
        if (code === null) throw error;
        return code === ENDED ? afterItsEnd(packs, movement) : { moved: false, code };
      }
    });
}

function tell(
  client: Client,
  { pack, move, movement: updateId, by, account, offering, case: of }: CreditMovement,
): Promise<PackResult> {
  const handle = client.workflow.getHandle(pack);
  const args = { by, case: of };
  switch (move) {
    case 'reserve':
      return handle.executeUpdate(reserveUpdate, {
        updateId,
        args: [{ ...args, account, offering }],
      });
    case 'charge':
      return handle.executeUpdate(chargeUpdate, { updateId, args: [args] });
    default:
      return handle.executeUpdate(returnUpdate, { updateId, args: [args] });
  }
}

/** Null for what is no answer of the pack. */
function refusalOf(error: unknown): string | null {
  if (error instanceof WorkflowNotFoundError) return ENDED;
  if (!(error instanceof WorkflowUpdateFailedError)) return null;
  return error.cause instanceof ApplicationFailure ? (error.cause.type ?? null) : null;
}

async function afterItsEnd(
  packs: PackStore,
  { pack, movement }: CreditMovement,
): Promise<MovementOutcome> {
  const entries = (await packs.entries([pack])).get(pack) ?? [];
  const isMoved = entries.some(({ key }) => key === `move:${movement}`);
  return isMoved ? { moved: true, expired: true } : { moved: false, code: 'pack-ended' };
}
