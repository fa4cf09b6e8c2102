import { WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import type { CreditMovement, MoveCredit, MovementOutcome } from '../activities/credits.ts';
import { keyOfMovement, movedBy } from '../domain/pack/account.ts';
import { PACK_REFUSALS, type PackRefusal } from '../domain/pack/types.ts';
import { isoOrNull } from '../domain/time/instant.ts';
import type { PackStore } from '../ledger/types/packs.ts';
import { FAILURES } from '../workflows/messages/case-messages.ts';
import {
  chargeUpdate,
  reserveUpdate,
  restoreUpdate,
  returnUpdate,
  type PackResult,
} from '../workflows/messages/pack-messages.ts';
import { UpdateQueue } from './update-queue.ts';

/**
 * How long a pack may take, including the requests queued before: less than the activity's timeout.
 */
const ANSWER_TIMEOUT_MS = 15_000;

/**
 * Moves credits of packs that run as workflows. If the answer to a pack's last movement was lost,
 * the ledger knows its outcome. Throws whatever is not an answer of the pack.
 */
export function creditMover(client: Client, packs: PackStore): MoveCredit {
  const queue = new UpdateQueue();
  return (movement) => {
    const deadline = Date.now() + ANSWER_TIMEOUT_MS;
    return queue.run(movement.pack, async () => {
      // The activity has timed out by now and will be retried.
      if (Date.now() >= deadline) throw new Error(`${movement.pack} is too busy`);
      try {
        const { moved } = await client.connection.withDeadline(deadline, () =>
          sendMovement(client, movement),
        );
        return { moved: true, expired: false, at: movement.at ?? Date.now(), ...moved };
      } catch (error) {
        if (hasEnded(error)) return afterItsEnd(packs, movement);
        const code = refusalOf(error);
        if (code === null) throw error;
        return { moved: false, code };
      }
    });
  };
}

function sendMovement(
  client: Client,
  { pack, move, movement: updateId, by, at, account, offering, case: of }: CreditMovement,
): Promise<PackResult> {
  const handle = client.workflow.getHandle(pack);
  const args = { by, case: of, at: isoOrNull(at) };
  switch (move) {
    case 'reserve':
      return handle.executeUpdate(reserveUpdate, {
        updateId,
        args: [{ ...args, account, offering }],
      });
    case 'charge':
      return handle.executeUpdate(chargeUpdate, { updateId, args: [args] });
    case 'restore':
      return handle.executeUpdate(restoreUpdate, { updateId, args: [args] });
    default:
      return handle.executeUpdate(returnUpdate, { updateId, args: [args] });
  }
}

function hasEnded(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError || failureOf(error) === FAILURES.tooLate;
}

function refusalOf(error: unknown): PackRefusal | null {
  const type = failureOf(error);
  return PACK_REFUSALS.find((one) => one === type) ?? null;
}

function failureOf(error: unknown): string | null {
  if (!(error instanceof WorkflowUpdateFailedError)) return null;
  return error.cause instanceof ApplicationFailure ? (error.cause.type ?? null) : null;
}

async function afterItsEnd(
  packs: PackStore,
  { pack, movement }: CreditMovement,
): Promise<MovementOutcome> {
  const entries = (await packs.entries([pack])).get(pack) ?? [];
  const entry = entries.find(({ key }) => key === keyOfMovement(movement));
  if (!entry) return { moved: false, code: 'pack-ended' };
  return { moved: true, ...movedBy(entry) };
}
