import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** The target as a URL of http or https without credentials; null where it is none. */
export function parseTarget(target: string): URL | null {
  if (/\s/.test(target) || !URL.canParse(target)) return null;
  const url = new URL(target);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' && url.port !== '0' ? url : null;
}

/**
 * Whom a URL names, without brackets and the dot at the end. A URL has brought odd spellings of IPv4
 * (decimal, octal, hexadecimal) into the usual one already.
 */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
}

/** Whether a URL names this machine or an address that is not public outright; asks nobody. */
export function namesPrivate(url: URL): boolean {
  const host = hostOf(url);
  if (isIP(host) !== 0) return !isPublicAddress(host);
  return host === '' || host === 'localhost' || host.endsWith('.localhost');
}
