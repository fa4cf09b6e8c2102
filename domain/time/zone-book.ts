import type { Instant } from './instant.ts';
import type { ZoneRelease } from './zone-data/release.ts';

/** A time zone as one release of the IANA database has it. */
export interface Zone {
  /** As it was asked for. */
  readonly name: string;
  /** The release of the database, e.g. `2026f`. */
  readonly release: string;
  /** When its clocks change, in order. */
  readonly turns: readonly Instant[];
  /** How far it is ahead of UTC before the first change and after each, in milliseconds. */
  readonly offsets: readonly number[];
}

/** The zones of one release by name, in any letter case. Each is read when it is first asked for, and kept. */
export class ZoneBook {
  readonly release: string;
  /** Lines by names in lower case. */
  readonly #lines: ReadonlyMap<string, string>;
  /** By line, which names with the same clocks share. There are as many as the release has zones. */
  readonly #read = new Map<string, Pick<Zone, 'turns' | 'offsets'>>();

  constructor({ release, zones, links }: ZoneRelease) {
    this.release = release;
    const linked = Object.entries(links).map(([name, zone]) => [name, zones[zone] ?? ''] as const);
    this.#lines = new Map(
      [...Object.entries(zones), ...linked].map(([name, line]) => [name.toLowerCase(), line]),
    );
  }

  /** Null for a name that the release does not have. */
  zone(name: string): Zone | null {
    const line = this.#lines.get(name.toLowerCase());
    if (line === undefined) return null;
    const read = this.#read.get(line) ?? readLine(line);
    this.#read.set(line, read);
    return { name, release: this.release, ...read };
  }
}

function readLine(line: string): Pick<Zone, 'turns' | 'offsets'> {
  const [distinct = '', order = '', spans = ''] = line.split('|');
  const offsets = distinct.split(' ').map((seconds) => Number(seconds) * 1000);
  let at = 0;
  const turns = spans.split(' ').flatMap((span) => {
    if (span === '') return [];
    at += Number.parseInt(span, 36) * 1000;
    return [at];
  });
  return { turns, offsets: Array.from(order, (digit) => offsets[Number.parseInt(digit, 36)]!) };
}
