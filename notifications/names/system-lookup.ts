import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { Deadline } from './deadline.ts';
import { withoutAddress } from './name-lookup-error.ts';
import { Places } from './places.ts';

/** Asks what else the system knows. */
export type AskSystem = (name: string) => Promise<readonly LookupAddress[]>;

/** By `getaddrinfo`. */
export const askSystem: AskSystem = (name) => lookup(name, { all: true });

/**
 * Names that neither the hosts file nor a name server has, such as those of multicast DNS or of a VPN on
 * macOS. A lookup by the system holds one of the two threads that this process has for them until it has
 * ended, which name servers can put off for a minute: so it looks up one name at a time, and the other thread
 * is for the database and Temporal.
 */
export class SystemLookup {
  readonly #place = new Places(1);
  readonly #ask: AskSystem;

  constructor(ask: AskSystem) {
    this.#ask = ask;
  }

  /** @throws NameLookupError */
  addressesOf(name: string, deadline: Deadline): Promise<readonly LookupAddress[]> {
    const asked = this.#place.use(deadline.leftMs, async () => {
      const found = await this.#ask(name).catch(() => []);
      if (found.length === 0) throw withoutAddress();
      return found;
    });
    return deadline.hold(asked);
  }
}
