import type { Stretch } from './plain-time.ts';

/** A time in which a clock stood still, and for what. It may overlap others. */
export interface Still extends Stretch {
  readonly why: string;
}

interface Piece extends Stretch {
  readonly by: Still | undefined;
}

/**
 * Time cut at every instant at which something begins or ends, each piece with what it stands still by:
 * of several, the first to begin, and the customer before others.
 */
function pieces(stills: readonly Still[]): readonly Piece[] {
  const cuts = [...new Set(stills.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index]!;
    const covering = stills.filter((still) => still.from <= from && still.to >= to);
    const first = Math.min(...covering.map((still) => still.from));
    const firsts = covering.filter((still) => still.from === first);
    return { from, to, by: firsts.find(({ why }) => why === 'customer') ?? firsts[0] };
  });
}

/** The times without a break in which anything stands still. */
export function runsOf(stills: readonly Still[]): readonly Stretch[] {
  const runs: Stretch[] = [];
  let from: number | null = null;
  const all = pieces(stills);
  for (const [index, piece] of all.entries()) {
    if (piece.by === undefined) continue;
    from ??= piece.from;
    if (all[index + 1]?.by !== undefined) continue;
    runs.push({ from, to: piece.to });
    from = null;
  }
  return runs;
}

/** The same time by what it stands still. */
export function reasonsOf(stills: readonly Still[]) {
  const found: { from: number; to: number; reason: string; by: Still }[] = [];
  for (const { from, to, by } of pieces(stills)) {
    const last = found.at(-1);
    if (by === undefined) continue;
    if (last && last.by === by && last.to === from) last.to = to;
    else found.push({ from, to, reason: by.why, by });
  }
  return found.map(({ from, to, reason }) => ({ from, to, reason }));
}
