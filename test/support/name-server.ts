import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';

/**
 * What a name has: addresses of IPv4, `none` for a name that does not exist, `broken` for a server that failed,
 * `silent` for no answer at all.
 */
export type NameAnswer = readonly string[] | 'none' | 'broken' | 'silent';

interface Query {
  readonly name: string;
  readonly isForV4: boolean;
  /** Of the head and the question. */
  readonly bytes: Buffer;
}

export interface NameServer {
  /** As `dns.Resolver` names it. */
  readonly address: string;
  /** The names that were asked for, once for each time they were. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** A name server on loopback, over UDP. A name that has addresses of IPv4 has none of IPv6. */
export async function startNameServer(
  answerTo: (name: string, family: 4 | 6) => NameAnswer | Promise<NameAnswer>,
): Promise<NameServer> {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  const reply = async (message: Buffer, { port, address }: RemoteInfo): Promise<void> => {
    const query = queryOf(message);
    if (query.isForV4) asked.push(query.name);
    const answer = await answerTo(query.name, query.isForV4 ? 4 : 6);
    if (answer !== 'silent' && !stopped) socket.send(replyTo(query, answer), port, address);
  };
  let stopped = false;
  socket.on('message', (message, from) => void reply(message, from));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  // The usual size loses all but 256 questions that come at once.
  socket.setRecvBufferSize(2 ** 21);
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        stopped = true;
        socket.close(resolve);
      }),
  };
}

/** The only question of a query (RFC 1035, 4.1). */
function queryOf(message: Buffer): Query {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const isForV4 = message.readUInt16BE(at + 1) === 1;
  return { name: labels.join('.').toLowerCase(), isForV4, bytes: message.subarray(0, at + 5) };
}

const CODES = { none: 3, broken: 2 } as const;

function replyTo({ isForV4, bytes }: Query, answer: Exclude<NameAnswer, 'silent'>): Buffer {
  const addresses = typeof answer === 'string' || !isForV4 ? [] : answer;
  const head = Buffer.from(bytes);
  // A response to a recursive query.
  head.writeUInt16BE(0x8180 | (typeof answer === 'string' ? CODES[answer] : 0), 2);
  head.writeUInt16BE(addresses.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, ...addresses.map(recordOf)]);
}

/** The name of the question, of type A and class IN, for no time. */
function recordOf(address: string): Buffer {
  const parts = address.split('.').map(Number);
  return Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...parts]);
}
