import type { LookupAddress } from 'node:dns';
import { isLoopbackName } from '../targets/target-url.ts';
import { Deadline } from './deadline.ts';
import { HostsFile, SYSTEM_HOSTS_FILE } from './hosts-file.ts';
import { joinedLookup } from './joined-lookup.ts';
import { NameLookupError, withoutAddress } from './name-lookup-error.ts';
import { askNameServers } from './name-servers.ts';
import { Places } from './places.ts';
import { fullNamesOf, SYSTEM_RESOLV_CONF } from './search-list.ts';
import { SlowNames } from './slow-names.ts';
import { SystemLookup, type AskSystem } from './system-lookup.ts';

/** The addresses of a name, at least one. Rejects with `NameLookupError` if there is none. */
export type NameLookup = (name: string) => Promise<readonly LookupAddress[]>;

/** Together with the wait for a place well under the five seconds of an attempt. */
const TIMEOUT_MS = 3_000;
const WAIT_MS = 1_000;

/** Each has two sockets at the most while one server is asked, and some 10 kB. */
const PLACES = 256;
const PLACES_OF_SLOW_NAMES = 64;

/** A name server that answers at all has mostly done so by then. */
const SLOW_MS = 1_000;

export interface NameLookupOptions {
  /** What is asked last; null for nothing. */
  readonly askSystem: AskSystem | null;
  /** Addresses with ports; those of the system if absent. */
  readonly servers?: readonly string[];
  /** The system's if absent. */
  readonly hostsFile?: string;
  /** The system's if absent. */
  readonly resolvConf?: string;
  /** Milliseconds; three seconds if absent. */
  readonly withinMs?: number;
}

/**
 * Looks up names so that one whose name servers do not answer delays no other: without the few threads
 * of the system's lookup, within three seconds, and once it was slow, in places that only slow
 * names share. Finds what the system would: its hosts file, its name servers, its search list.
 */
export function nameLookup(options: NameLookupOptions): NameLookup {
  const { withinMs = TIMEOUT_MS } = options;
  const local = localLookup(options.hostsFile ?? SYSTEM_HOSTS_FILE);
  const ask = askOthers(options);
  const places = new Places(PLACES);
  const placesOfSlow = new Places(PLACES_OF_SLOW_NAMES);
  const slow = new SlowNames();
  return joinedLookup(async (name) => {
    const known = await local(name);
    if (known.length > 0) return known;
    return (slow.has(name) ? placesOfSlow : places).use(WAIT_MS, async () => {
      const deadline = new Deadline(withinMs);
      try {
        return await ask(name, deadline);
      } finally {
        slow.note(name, deadline.takenMs >= Math.min(SLOW_MS, withinMs));
      }
    });
  });
}

/** Of `localhost` and all names under it, whatever name servers say. */
const LOOPBACK: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/** What this machine knows itself; nothing, if it does not know a name. */
function localLookup(hostsFile: string): (name: string) => Promise<readonly LookupAddress[]> {
  const hosts = new HostsFile(hostsFile);
  return async (name) => {
    const bare = name.replace(/\.$/, '');
    const found = await hosts.addressesOf(bare);
    return found.length === 0 && isLoopbackName(bare) ? LOOPBACK : found;
  };
}

type Ask = (name: string, deadline: Deadline) => Promise<readonly LookupAddress[]>;

/** Asks the name servers, and where they have no address, the system. */
function askOthers(options: NameLookupOptions): Ask {
  const ofServers = askForFullNames(options);
  if (options.askSystem === null) return ofServers;
  const system = new SystemLookup(options.askSystem);
  return async (name, deadline) => {
    try {
      return await ofServers(name, deadline);
    } catch (error) {
      // The system would wait for the same name servers, in a thread.
      if (error instanceof NameLookupError && error.isLate) throw error;
      return system.addressesOf(name, deadline);
    }
  };
}

/** Asks the name servers for all that a name may stand for, until one has an address or does not answer. */
function askForFullNames({ servers, resolvConf = SYSTEM_RESOLV_CONF }: NameLookupOptions): Ask {
  return async (name, deadline) => {
    let problem = withoutAddress();
    for (const fullName of await fullNamesOf(name, resolvConf)) {
      const answer = await askNameServers(fullName, servers ?? null, deadline);
      if (!(answer instanceof NameLookupError)) return answer;
      if (answer.isLate) throw answer;
      if (answer.code !== problem.code) problem = answer;
    }
    throw problem;
  };
}
