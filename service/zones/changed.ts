import type { ZoneRelease } from '../../domain/time/zone-data/release.ts';
import { ZoneBook } from '../../domain/time/zone-book.ts';
import { toIso } from '../../domain/time/instant.ts';
import { offsetText } from '../../domain/time/local-text.ts';
import { offsetAt, type Zone } from '../../domain/time/zone.ts';

/** A line for each zone that two releases tell differently: what it is, and the first instant at which they differ. */
export function changedZones(before: ZoneRelease, after: ZoneRelease): readonly string[] {
  const [old, young] = [new ZoneBook(before), new ZoneBook(after)];
  const names = new Set(
    [before, after].flatMap(({ zones, links }) => [zones, links].flatMap(Object.keys)),
  );
  const changes = [...names].toSorted().flatMap((name) => {
    const [was, is] = [old.zone(name), young.zone(name)];
    if (was === null || is === null) return [`${name}: ${is === null ? 'gone' : 'new'}`];
    const at = firstDifference(was, is);
    return at === null ? [] : [`${name}: ${differenceText(at, was, is)}`];
  });
  return [
    `From ${before.release} to ${after.release}: ${changes.length} of ${names.size} names change.`,
    ...changes.map((line) => `  ${line}`),
  ];
}

/** The first instant at which two zones differ in their offset; -Infinity for always, null for never. */
function firstDifference(was: Zone, is: Zone): number | null {
  const turns = [-Infinity, ...was.turns, ...is.turns].toSorted((a, b) => a - b);
  return turns.find((turn) => offsetAt(turn, was) !== offsetAt(turn, is)) ?? null;
}

function differenceText(at: number, was: Zone, is: Zone): string {
  const offsets = [was, is].map((zone) => offsetText(offsetAt(at, zone)));
  return `${offsets.join(' becomes ')}${at === -Infinity ? '' : ` from ${toIso(at)} on`}`;
}
