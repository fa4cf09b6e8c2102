import type { LookupAddress } from 'node:dns';
import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';

/** Where the system keeps its hosts file. */
export const SYSTEM_HOSTS_FILE =
  process.platform === 'win32'
    ? join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'drivers', 'etc', 'hosts')
    : '/etc/hosts';

type Hosts = ReadonlyMap<string, readonly LookupAddress[]>;

/** The names of a hosts file. It is read again when it has changed, as by Docker when a container joins. */
export class HostsFile {
  readonly #path: string;
  #version = '';
  #hosts: Hosts = new Map();

  constructor(path: string) {
    this.#path = path;
  }

  /** The addresses of a name, in the order of the file; none if it is not there, or the file is not. */
  async addressesOf(name: string): Promise<readonly LookupAddress[]> {
    await this.#refresh();
    return this.#hosts.get(name.toLowerCase()) ?? [];
  }

  async #refresh(): Promise<void> {
    try {
      const { mtimeMs, size, ino } = await stat(this.#path);
      const version = `${mtimeMs} ${size} ${ino}`;
      if (version === this.#version) return;
      this.#hosts = hostsOf(await readFile(this.#path, 'utf8'));
      this.#version = version;
    } catch {
      this.#hosts = new Map();
      this.#version = '';
    }
  }
}

function hostsOf(text: string): Hosts {
  const hosts = new Map<string, LookupAddress[]>();
  for (const line of text.split('\n')) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    const family = isIP(address);
    if (family === 0) continue;
    for (const name of names) {
      const key = name.toLowerCase();
      hosts.set(key, [...(hosts.get(key) ?? []), { address, family }]);
    }
  }
  return hosts;
}
