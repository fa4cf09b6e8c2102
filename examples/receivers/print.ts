import type { Character } from './roster.ts';
import type { Attempt, Watched } from './watched.ts';

export interface Row {
  readonly character: Character;
  readonly watched: readonly Watched[];
}

/** Prints one line for each receiver, and one for each of its alerts. */
export function printRows(rows: readonly Row[]): void {
  for (const { character, watched } of rows) {
    const ids = character.ids();
    console.log(
      `\n${character.name}: ${ids.length} requests came, ${new Set(ids).size} distinct webhook-ids`,
    );
    for (const { delivery, attempts } of watched) {
      const cells = [
        delivery.event.type.padEnd(14),
        `${delivery.id.slice(0, 12)}…`,
        delivery.state.padEnd(9),
        attempts.map(attemptText).join(', '),
      ];
      console.log(`  ${cells.join('  ')}`);
    }
    const [error] = new Set(watched.flatMap(({ delivery }) => delivery.lastError ?? []));
    if (error !== undefined) console.log(`  lastError: ${error}`);
  }
}

/** `7.1 s 500`; an attempt without an answer shows its error's code. */
function attemptText({ afterMs, status, error }: Attempt): string {
  const [, code = 'no answer'] = /\(([A-Z_]+)\)$/.exec(error ?? '') ?? [];
  return `${(afterMs / 1000).toFixed(1)} s ${status ?? code}`;
}
