import { isPortFree } from '../system/ports.ts';

/**
 * Ports above 1023 that no browser opens, whatever page asks: the Fetch standard's list of bad
 * ports, as browsers have had it since 2021. They once belonged to other protocols (SIP, X11, IRC).
 */
export const UNREACHABLE_PORTS: readonly number[] = [
  1719, 1720, 1723, 2049, 3659, 4045, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6697,
  10080,
];

/** Each of the ports that browsers do not open is taken. */
export class NoUnreachablePortError extends Error {
  override readonly name = 'NoUnreachablePortError';

  constructor(host: string, ports: readonly number[]) {
    super(
      `The Temporal UI needs a port that browsers do not open, and all on ${host} are taken: ` +
        `${ports.join(', ')}. End a process that holds one of them.`,
    );
  }
}

/** A free port that pages in browsers can't reach. Throws `NoUnreachablePortError`. */
export async function unreachablePort(host: string, among = UNREACHABLE_PORTS): Promise<number> {
  const free = await Promise.all(among.map((port) => isPortFree(host, port)));
  const ports = among.filter((_port, index) => free[index]);
  // Any of them, as others that start at the same time would take the first too.
  const port = ports[Math.floor(Math.random() * ports.length)];
  if (port === undefined) throw new NoUnreachablePortError(host, among);
  return port;
}
