import type { NameLookup } from '../names/name-lookup.ts';
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
export function publicLookup(lookup: NameLookup): NameLookup {
  return async (name) => {
    const found = await lookup(name);
    if (!found.every(({ address }) => isPublicAddress(address))) throw new PrivateTargetError();
    return found;
  };
}
