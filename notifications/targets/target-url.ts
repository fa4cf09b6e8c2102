import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/**
 * The target as a URL of http or https without credentials; null if it is not one. Nor is one whose host is
 * `unix`: to got, which sends it, what follows is the path of a socket on this machine.
 */
export function parseTarget(target: string): URL | null {
  if (/\s/.test(target) || !URL.canParse(target)) return null;
  const url = new URL(target);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const isPlain = url.username === '' && url.password === '' && url.port !== '0';
  return isWeb && isPlain && url.hostname !== 'unix' ? url : null;
}

/**
 * The host of a URL, without brackets and a final dot. `URL` has already normalised odd spellings
 * of IPv4 (decimal, octal, hexadecimal).
 */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
}

/** Whether a URL names this machine or an address that is not public. Looks nothing up. */
export function namesPrivate(url: URL): boolean {
  const host = hostOf(url);
  if (isIP(host) !== 0) return !isPublicAddress(host);
  return host === '' || isLoopbackName(host);
}

/** Whether a name means this machine wherever it is used (RFC 6761, 6.3). */
export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost');
}
