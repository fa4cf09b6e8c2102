import { isIP } from 'node:net';

/**
 * Whether a server answers to the host of a request, given all its `Host` headers: to none where there
 * is none, or more than one.
 */
export type HostRule = (hosts: readonly string[] | undefined) => boolean;

/** How people reach a server, beside the address that it listens on. */
export interface KnownAs {
  /** Where the settings say that it is reached. */
  readonly urls: readonly string[];
  /** Host names without a port: it answers to them on any. */
  readonly names: readonly string[];
}

/** Reached where it listens, and nowhere else. */
export const AS_IT_LISTENS: KnownAs = { urls: [], names: [] };

const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/**
 * Which hosts a server that listens on an address answers to: loopback and that address with its
 * port, and what it is known as. Whoever has a domain can point it at this machine (DNS rebinding):
 * a page from there could read all that answers it, and has the domain as its `Host`. An IP address
 * can't be pointed elsewhere, so a server that listens on all addresses answers to any.
 */
export function ownHosts(listens: { host: string; port: number }, knownAs: KnownAs): HostRule {
  const loopback = ['localhost', '127.0.0.1', '::1', listens.host];
  const own = new Set([
    ...loopback.map((name) => written(name, listens.port)),
    ...knownAs.urls.flatMap(hostIn),
  ]);
  const names = new Set(knownAs.names.map((name) => name.toLowerCase()));
  return (hosts = []) => {
    const [host = '', ...others] = hosts;
    if (others.length > 0) return false;
    const asked = host.toLowerCase();
    const name = asked.replace(/:\d+$/, '');
    return own.has(asked) || names.has(name) || (EVERYWHERE.has(listens.host) && isAddress(asked));
  };

  function isAddress(asked: string): boolean {
    const [, v6 = '', address = v6] = /^(?:\[(.*)\]|([\d.]+))(?::\d+)?$/.exec(asked) ?? [];
    return isIP(address) !== 0 && asked === written(address, listens.port);
  }
}

/** As browsers send it: IPv6 addresses have brackets, and the port of HTTP is left out. */
function written(name: string, port: number): string {
  const host = name.includes(':') ? `[${name}]` : name.toLowerCase();
  return port === 80 ? host : `${host}:${port}`;
}

function hostIn(url: string): string[] {
  return URL.canParse(url) ? [new URL(url).host] : [];
}
