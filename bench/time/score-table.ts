import { table } from '../table.ts';
import type { Score } from './judge.ts';
import type { Kind } from './random-set.ts';
import { KINDS, SMALL_HOURS } from './random-set.ts';
import type { Entrant } from './roster.ts';

export interface Judged {
  readonly entrant: Entrant;
  readonly scores: readonly Score[];
}

/** How many cases each got right, by kind; the last column is not part of the sum. */
export function scoreTable(judged: readonly Judged[]): string {
  return table([
    ['', ...[...KINDS, null, SMALL_HOURS].map((kind) => headOf(kind, judged))],
    ...judged.map(({ entrant, scores }) => [
      entrant.label,
      ...KINDS.map((kind) => cellOf(scores, [kind])),
      cellOf(scores, KINDS),
      cellOf(scores, [SMALL_HOURS]),
    ]),
  ]);
}

function headOf(kind: Kind | null, judged: readonly Judged[]): string {
  const kinds = kind === null ? KINDS : [kind];
  const { cases } = sumOf(judged[0]?.scores ?? [], kinds);
  const of = `of ${cases.toLocaleString('en-US')}`;
  if (kind === null) return `sum, ${of}`;
  if (kind === SMALL_HOURS) return `edge, ${of}`;
  return `${kind.hours}, ${kind.clocksChange ? 'clocks change' : 'no change'}, ${of}`;
}

function cellOf(scores: readonly Score[], kinds: readonly Kind[]): string {
  const { right, hung, threw } = sumOf(scores, kinds);
  const faults = [hung > 0 ? `${hung} hang` : '', threw > 0 ? `${threw} throw` : ''];
  const told = faults.filter((fault) => fault !== '').join(', ');
  return told === '' ? String(right) : `${right} (${told})`;
}

function sumOf(scores: readonly Score[], kinds: readonly Kind[]) {
  const sum = { cases: 0, right: 0, hung: 0, threw: 0 };
  for (const { kind, cases, right, hung, threw } of scores) {
    if (!kinds.some((one) => one.hours === kind.hours && one.clocksChange === kind.clocksChange)) {
      continue;
    }
    sum.cases += cases;
    sum.right += right;
    sum.hung += hung;
    sum.threw += threw;
  }
  return sum;
}
