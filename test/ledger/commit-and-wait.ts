import { openLedger } from '../../ledger/ledger.ts';
import { file, firstBatch, noDeliveries } from './records.ts';

/** Run by `pglite.test.ts`, to be killed: commits a case, says so and never closes the ledger. */
const [, , dataDir = '', id = ''] = process.argv;
const ledger = await openLedger({ dataDir });
await ledger.outbox.publish(firstBatch(file({ id })), noDeliveries);
process.stdout.write('committed\n');
setInterval(() => undefined, 60_000);
