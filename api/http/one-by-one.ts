import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { unreadable } from './unreadable-request.ts';

/** How many requests of a connection may wait. Hardly any client sends a second one before it has its answer. */
const MAX_WAITING = 100;

/** The requests of one connection. */
interface Line {
  readonly unanswered: Set<ServerResponse>;
  newest: IncomingMessage | null;
  isBroken: boolean;
}

/**
 * Serves the requests of a connection one after the other, each once the answer to the one before it was taken: 60 kB
 * hold a thousand requests, whose answers would all wait in memory for a client that reads none. What cannot be read
 * is answered in its turn with a problem document, and then nothing else.
 */
export function serveOneByOne(server: Server, listener: RequestListener): void {
  const lines = new WeakMap<Duplex, Line>();
  const lineOf = (socket: Duplex): Line => {
    const line = lines.get(socket) ?? { unanswered: new Set(), newest: null, isBroken: false };
    lines.set(socket, line);
    return line;
  };
  server.on('request', (request, response) => {
    const { socket } = request;
    const line = lineOf(socket);
    const [before] = [...line.unanswered].slice(-1);
    line.newest = request;
    line.unanswered.add(response);
    response.once('close', () => line.unanswered.delete(response));
    const serve = () => {
      if (socket.writable) listener(request, response);
    };
    if (before === undefined) serve();
    else if (line.unanswered.size > MAX_WAITING + 1) socket.destroy();
    // Other connections have their turn first.
    else before.once('close', () => setImmediate(serve));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const line = lineOf(socket);
    if (line.isBroken) return;
    line.isBroken = true;
    const earlier = [...line.unanswered];
    // It is answered itself if the rest of it is what cannot be read.
    const own = line.newest?.complete === false ? earlier.pop() : undefined;
    const last = earlier.at(-1);
    const answer = () => {
      if (socket.writable) socket.end(unreadable(error));
    };
    // What is sent in the midst of another answer would be read as a part of it.
    if (error.code === 'ECONNRESET' || !socket.writable || own?.headersSent) socket.destroy();
    else if (last === undefined) answer();
    else last.once('close', answer);
  });
}
