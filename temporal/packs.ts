import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { claimUpdate, PACK_WORKFLOW, recordedUpdate } from '../workflows/messages/pack-messages.ts';
import { attributesOfPack } from '../workflows/messages/search-attributes.ts';
import { ifRunning, temporalWorkflows, WRITE_TIMEOUT_MS, type TemporalOptions } from './call.ts';
import { packDetails, packSummary } from './operator-notes.ts';
import type { PackGateway } from './pack-gateway.ts';

/** Packs as workflows of a Temporal service. */
export function temporalPacks(options: TemporalOptions): PackGateway {
  const { start, within } = temporalWorkflows(options);

  async function recorded(packId: string): Promise<void> {
    // A pack that is not running completed only after the ledger had everything.
    await ifRunning(
      within(WRITE_TIMEOUT_MS, 'recording', packId, (pack) => pack.executeUpdate(recordedUpdate)),
    );
  }

  return {
    async buy(file) {
      const created = await start(PACK_WORKFLOW, 'buying', {
        file,
        summary: packSummary(file),
        details: packDetails(file, options.publicUrl),
        attributes: attributesOfPack(file),
      });
      await recorded(file.id);
      return { created };
    },
    recorded,
    async claim(packId, claim, updateId) {
      const args: [typeof claim] = [claim];
      const claiming = within(WRITE_TIMEOUT_MS, 'claiming', packId, (pack) =>
        pack.executeUpdate(claimUpdate, { args, updateId }),
      );
      try {
        // A pack that is not running has expired too.
        return (await ifRunning(claiming)) !== null;
      } catch (error) {
        if (isExpired(error)) return false;
        throw error;
      }
    },
  };
}

function isExpired(error: unknown): boolean {
  if (!(error instanceof WorkflowUpdateFailedError)) return false;
  return error.cause instanceof ApplicationFailure && error.cause.type === 'pack-expired';
}
