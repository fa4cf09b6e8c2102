import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Proxy {
  readonly port: number;
  /** The network breaks: every connection is reset at once. New ones are taken. */
  cut(): void;
  /** The network goes dead without a word: nothing passes any more, nothing is closed. */
  stall(): void;
  stop(): Promise<void>;
}

/** Stands between a client and a server on loopback. */
export async function startProxy(target: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.pipe(upstream).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');

  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut,
    stall() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
