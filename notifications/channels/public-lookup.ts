import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../targets/public-address.ts';

/** The target has a private address, which is not allowed. */
export class PrivateTargetError extends Error {
  override readonly name = 'PrivateTargetError';

  constructor() {
    super(
      "The target's address is private or reserved: alerts are sent there only with SLA_ALLOW_PRIVATE_TARGETS",
    );
  }
}

/**
 * Looks up names for connections, and fails with `PrivateTargetError` if any address of a name is
 * not public. The connection uses the addresses that were checked, so changing the name in between
 * (DNS rebinding) gains nothing.
 */
export function publicLookup(lookup: LookupFunction): LookupFunction {
  return (name, options, done) => {
    lookup(name, options, (error, found, family) => {
      const isRefused = error === null && !addressesOf(found).every(isPublicAddress);
      done(isRefused ? new PrivateTargetError() : error, found, family);
    });
  };
}

function addressesOf(found: string | readonly LookupAddress[]): readonly string[] {
  return typeof found === 'string' ? [found] : found.map(({ address }) => address);
}
