import { setTimeout as delay } from 'node:timers/promises';
import { freePorts } from '../../service/system/ports.ts';
import { startReceiver, urlOf, type Behaviour, type Receiver } from './receiver.ts';

const DOWN_FOR_MS = 10_000;
const FAILURES = 3;
const RETRY_AFTER_S = '4';
/** Where clouds give virtual machines their identity. */
const METADATA = 'http://169.254.169.254/latest/meta-data/';

/** A receiver with its kind of trouble. */
export interface Character {
  readonly name: string;
  readonly url: string;
  /** Whether it takes every alert in the end. */
  readonly recovers: boolean;
  /** The webhook-ids of all requests that reached it. */
  ids(): readonly string[];
  stop(): Promise<void>;
}

const take: Behaviour = (response) => response.writeHead(204).end();

const CHARACTERS: readonly { name: string; recovers: boolean; behaviour: Behaviour }[] = [
  { name: 'healthy', recovers: true, behaviour: take },
  {
    name: '500 three times',
    recovers: true,
    behaviour: (response, seen) => {
      if (seen > FAILURES) take(response, seen);
      else response.writeHead(500).end();
    },
  },
  {
    name: '429, come back in 4 s',
    recovers: true,
    behaviour: (response, seen) => {
      if (seen > 1) take(response, seen);
      else response.writeHead(429, { 'retry-after': RETRY_AFTER_S }).end();
    },
  },
  { name: 'hangs', recovers: false, behaviour: () => {} },
  {
    name: 'redirects to 169.254.169.254',
    recovers: false,
    behaviour: (response) => response.writeHead(302, { location: METADATA }).end(),
  },
];

/** Starts all receivers except the one that is down, which starts by itself later. */
export async function startRoster(): Promise<readonly Character[]> {
  const ports = await freePorts(CHARACTERS.length + 1);
  const up = await Promise.all(
    CHARACTERS.map(async ({ name, recovers, behaviour }, index) => {
      const receiver = await startReceiver(ports[index] ?? 0, behaviour);
      return {
        name,
        url: receiver.url,
        recovers,
        ids: () => receiver.ids,
        stop: () => receiver.stop(),
      };
    }),
  );
  return [...up, downAtFirst(ports.at(-1) ?? 0)];
}

/** Nobody listens on its port for ten seconds. */
function downAtFirst(port: number): Character {
  const stopped = new AbortController();
  let receiver: Receiver | null = null;
  const up = comeUp();

  async function comeUp(): Promise<void> {
    // Rejects if it is stopped before it is up.
    const isOver = await delay(DOWN_FOR_MS, true, { signal: stopped.signal }).catch(() => false);
    if (isOver) receiver = await startReceiver(port, take);
  }

  return {
    name: `down for ${DOWN_FOR_MS / 1000} s`,
    url: urlOf(port),
    recovers: true,
    ids: () => receiver?.ids ?? [],
    stop: async () => {
      stopped.abort();
      await up;
      await receiver?.stop();
    },
  };
}
