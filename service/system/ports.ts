import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { errorCode } from './error-code.ts';

/** Another process listens on the port. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly port: number;

  constructor(host: string, port: number, variable: string) {
    super(
      `Port ${port} on ${host} is taken by another process. End that process, or set ${variable} to a free port.`,
    );
    this.port = port;
  }
}

/** Nobody can listen on this address, whoever holds its port. */
export class AddressUnusableError extends Error {
  override readonly name = 'AddressUnusableError';

  constructor(host: string, port: number, cause: unknown) {
    super(
      `Cannot listen on ${host}:${port} (${errorCode(cause) ?? String(cause)}). ` +
        'HOST must be an address of this machine, and the port one that this user may use.',
      { cause },
    );
  }
}

/**
 * Checks that a server could listen there now.
 * Throws `PortTakenError`, or `AddressUnusableError` for other obstacles (no such address, a
 * privileged port).
 * @param variable the setting by which the reader can choose another port
 */
export async function requireFreePort(host: string, port: number, variable: string): Promise<void> {
  if (await isPortFree(host, port)) return;
  throw new PortTakenError(host, port, variable);
}

/** Whether a server could listen there now. Throws `AddressUnusableError` for other obstacles. */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  try {
    await closed(await listening(host, port));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') return false;
    throw new AddressUnusableError(host, port, error);
  }
}

/** Distinct ports on loopback on which nobody listens now. */
export async function freePorts(count: number): Promise<number[]> {
  // All are held at the same time, as the system might otherwise give the same port twice.
  const servers = await Promise.all(Array.from({ length: count }, () => listening('127.0.0.1', 0)));
  const ports = servers.map(portOf);
  await Promise.all(servers.map(closed));
  return ports;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen.');
  return address.port;
}

function listening(host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
