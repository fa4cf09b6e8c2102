import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';
import { hostOf, namesPrivate } from './target-url.ts';

/**
 * The addresses that a name has at the moment: none where it has none, or where nobody says so in
 * time. Never throws.
 */
export type Resolve = (name: string) => Promise<readonly string[]>;

const REMEDY =
  'to which this installation sends no alerts: name a public one, or have its operator set SLA_ALLOW_PRIVATE_TARGETS';

/**
 * Why alerts may not go to a URL as far as can be known now; null where nothing is known against it.
 * A name without an address is let through: name servers fail at times, and each delivery looks
 * again. Which address a name has is not said: it may be a matter of the inner network.
 */
export async function privateTargetProblem(url: URL, resolve: Resolve): Promise<string | null> {
  if (namesPrivate(url)) return `is a loopback, private or reserved address, ${REMEDY}`;
  const host = hostOf(url);
  if (isIP(host) !== 0) return null;
  const addresses = await resolve(host);
  if (addresses.every(isPublicAddress)) return null;
  return `resolves to a loopback, private or reserved address, ${REMEDY}`;
}
