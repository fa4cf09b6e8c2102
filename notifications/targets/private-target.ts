import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';
import { hostOf, namesPrivate } from './target-url.ts';

/** The addresses that a name has now: none if it has none or the lookup times out. Never throws. */
export type Resolve = (name: string) => Promise<readonly string[]>;

const REMEDY =
  'to which this installation sends no alerts: name a public one, or have its operator set SLA_ALLOW_PRIVATE_TARGETS';

/**
 * Why alerts may not go to a URL as far as is known now; null if nothing speaks against it. A name
 * without an address is accepted: name servers fail at times, and each delivery looks again. The
 * addresses of a name are not shown, as they may belong to an internal network.
 */
export async function privateTargetProblem(url: URL, resolve: Resolve): Promise<string | null> {
  if (namesPrivate(url)) return `is a loopback, private or reserved address, ${REMEDY}`;
  const host = hostOf(url);
  if (isIP(host) !== 0) return null;
  const addresses = await resolve(host);
  if (addresses.every(isPublicAddress)) return null;
  return `resolves to a loopback, private or reserved address, ${REMEDY}`;
}
