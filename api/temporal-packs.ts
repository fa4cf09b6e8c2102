import { WorkflowClient, WorkflowUpdateFailedError, type Connection } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { PackFile } from '../domain/pack/types.ts';
import { CASE_TASK_QUEUE } from '../workflows/messages.ts';
import { claimUpdate, PACK_WORKFLOW, recordedUpdate } from '../workflows/pack-messages.ts';
import { attributesOfPack } from '../workflows/search-attributes.ts';
import { CaseNotRunningError } from './cases/engine.ts';
import type { PackEngine } from './packs/engine.ts';
import { packDetails, packSummary } from './operator-notes.ts';
import { isCreated, temporalCall, WRITE_MS } from './temporal-call.ts';

export interface TemporalPacksOptions {
  readonly connection: Connection;
  readonly namespace: string;
  /** For the link to a pack in its details. */
  readonly publicUrl: string;
  /** Where the packs' workers listen; `CASE_TASK_QUEUE` where absent. */
  readonly taskQueue?: string;
}

/** Packs as workflows of a Temporal service. */
export function temporalPacks(options: TemporalPacksOptions): PackEngine {
  const { connection, namespace } = options;
  const client = new WorkflowClient({ connection, namespace });
  const within = temporalCall(connection);

  return {
    async buy(file) {
      const created = await start(file);
      await recorded(file.id);
      return { created };
    },
    async claim(packId, claim, claimId) {
      try {
        await within(WRITE_MS, packId, `claiming ${packId}`, () =>
          client.getHandle(packId).executeUpdate(claimUpdate, { args: [claim], updateId: claimId }),
        );
        return true;
      } catch (error) {
        if (isExpired(error)) return false;
        throw error;
      }
    },
  };

  function start(file: PackFile): Promise<boolean> {
    return isCreated(() =>
      within(WRITE_MS, file.id, `buying ${file.id}`, () =>
        client.start(PACK_WORKFLOW, startOptions(file, options)),
      ),
    );
  }

  /** A pack that is over completed only when the ledger had everything. */
  async function recorded(packId: string): Promise<void> {
    try {
      await within(WRITE_MS, packId, `recording ${packId}`, () =>
        client.getHandle(packId).executeUpdate(recordedUpdate),
      );
    } catch (error) {
      if (!(error instanceof CaseNotRunningError)) throw error;
    }
  }
}

/** One that is over has expired, too. */
function isExpired(error: unknown): boolean {
  if (error instanceof CaseNotRunningError) return true;
  if (!(error instanceof WorkflowUpdateFailedError)) return false;
  return error.cause instanceof ApplicationFailure && error.cause.type === 'pack-expired';
}

function startOptions(
  file: PackFile,
  { publicUrl, taskQueue = CASE_TASK_QUEUE }: TemporalPacksOptions,
) {
  return {
    workflowId: file.id,
    taskQueue,
    args: [file],
    workflowIdConflictPolicy: 'FAIL',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    staticSummary: packSummary(file),
    staticDetails: packDetails(file, publicUrl),
    typedSearchAttributes: attributesOfPack(file),
  } as const;
}
