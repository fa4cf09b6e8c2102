import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import {
  NoUnreachablePortError,
  UNREACHABLE_PORTS,
  unreachablePort,
} from '../../../service/engine/unreachable-ports.ts';
import { freePorts } from '../../../service/system/ports.ts';

// Node's `fetch` goes by the list of the standard, as browsers do.
test.each(UNREACHABLE_PORTS)('port %i is one that browsers do not open', async (port) => {
  const asked = fetch(`http://127.0.0.1:${port}/`);
  await expect(asked).rejects.toMatchObject({ cause: { message: 'bad port' } });
});

test('a port that is taken is passed over, and without a free one people are told which to free', async () => {
  const [taken = 0, free = 0] = await freePorts(2);
  const server = createServer().listen(taken, '127.0.0.1');
  await once(server, 'listening');
  try {
    expect(await unreachablePort('127.0.0.1', [taken, free])).toBe(free);
    const none = unreachablePort('127.0.0.1', [taken]);
    await expect(none).rejects.toThrow(NoUnreachablePortError);
    await expect(none).rejects.toThrow(`${taken}. End a process`);
  } finally {
    server.close();
  }
});
