import { z } from 'zod';
import { NEW_ACCOUNT } from '../../../api/accounts/examples.ts';
import { NEW_CASE } from '../../../api/cases/examples.ts';
import { startOwnService } from '../../../examples/receivers/own-service.ts';

/** Starts the service of the example of receivers, and says what a case is once it was answered. */
const made = z.object({ id: z.string() });
const acted = z.object({ status: z.string() });

const own = await startOwnService();
try {
  const { id: account } = await own.api.post('/v1/accounts', made, NEW_ACCOUNT);
  const { id } = await own.api.post('/v1/cases', made, { ...NEW_CASE, account });
  const { status } = await own.api.post(`/v1/cases/${id}/responses`, acted, { by: 'Ada' });
  process.stdout.write(`${JSON.stringify({ status })}\n`);
} finally {
  await own.stop();
}
