import { createServer } from 'node:net';

/** Listens on some port of loopback and says which, until it is ended. */
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
