import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { nextTurn } from '../../api/http/in-turn.ts';

it('a turn that is taken while input is read lets in what has arrived since', async () => {
  const seen: string[] = [];
  const server = createServer((socket) => {
    socket.on('data', (data) => void see(String(data)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const reader = connect(port, '127.0.0.1');
  const other = connect(port, '127.0.0.1');
  await Promise.all([once(reader, 'connect'), once(other, 'connect')]);

  async function see(what: string): Promise<void> {
    seen.push(what);
    if (what !== 'first') return;
    other.write('second');
    await nextTurn();
    seen.push('after the turn');
  }

  reader.write('first');
  await expect.poll(() => seen).toEqual(['first', 'second', 'after the turn']);
  for (const socket of [reader, other]) socket.destroy();
  server.close();
});
