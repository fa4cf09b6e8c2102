import type { ZoneRelease } from '../../domain/time/zone-data/release.ts';
import { DAY } from '../../domain/time/units.ts';
import { ZoneBook, type Zone } from '../../domain/time/zone-book.ts';

/** A release that must not be written: the package that carries it is damaged, or the release is there already. */
class ZoneReleaseError extends Error {
  override readonly name = 'ZoneReleaseError';

  constructor(problem: string) {
    super(`no zone data were written: ${problem}`);
  }
}

/**
 * Throws `ZoneReleaseError` for a release that cannot be counted with, and for one that differs from what travels
 * along under its name, as open cases were scheduled with that.
 * @param known those that travel along
 */
export function checkRelease(drafted: ZoneRelease, known: readonly ZoneRelease[]): void {
  const { release, zones, links } = drafted;
  if (!/^\d{4}[a-z]+$/.test(release)) {
    throw new ZoneReleaseError(`"${release}" is no release of IANA, such as 2026f`);
  }
  const lost = Object.entries(links).find(([, zone]) => !Object.hasOwn(zones, zone));
  if (lost)
    throw new ZoneReleaseError(`${lost[0]} is another name of ${lost[1]}, which is missing`);
  const book = new ZoneBook(drafted);
  const broken = Object.keys(zones).find((name) => !isSound(book.zone(name)));
  if (broken !== undefined) {
    throw new ZoneReleaseError(`the clocks of ${broken} cannot be read: install the package anew`);
  }
  if (book.zone('UTC') === null)
    throw new ZoneReleaseError('UTC is missing: install the package anew');
  const same = known.find((each) => each.release === release);
  if (same !== undefined && JSON.stringify(same) !== JSON.stringify(drafted)) {
    throw new ZoneReleaseError(
      `${release} is there already, with other clocks or names, and open cases may have been scheduled with it`,
    );
  }
}

/** Whether each period has an offset of less than a day, and all are in order. */
function isSound(zone: Zone | null): boolean {
  if (zone === null) return false;
  const { turns, offsets } = zone;
  return (
    offsets.length === turns.length + 1 &&
    offsets.every((offset) => Math.abs(offset) < DAY) &&
    turns.every((turn, index) => Number.isFinite(turn) && turn > (turns[index - 1] ?? -Infinity))
  );
}
