import type { CreditPicture, PackView } from './credit-audit.ts';
import type { CaseView } from './desk.ts';

/**
 * Pictures that are each wrong in one point, by what it is, made of one that is right: whoever
 * finds nothing in them finds nothing at all. Throws where the picture has too little to falsify.
 */
export function falsifications(picture: CreditPicture): readonly [string, CreditPicture][] {
  const { packs, cases } = picture;
  const held = found(packs, ({ holders }) => holders.length > 0);
  const used = found(packs, ({ usedBy }) => usedBy.length > 0);
  const moved = found(packs, ({ entries }) => entries.length > 4);
  const open = found(cases, ({ credit }) => credit?.status === 'reserved');
  const closed = found(cases, ({ credit }) => credit?.status === 'returned');
  const pack = (of: PackView, change: Partial<PackView>): CreditPicture => ({
    cases,
    packs: packs.map((one) => (one === of ? { ...one, ...change } : one)),
  });
  const credit = (of: CaseView, change: Partial<NonNullable<CaseView['credit']>>) => ({
    packs,
    cases: cases.map((one) =>
      one === of && one.credit ? { ...one, credit: { ...one.credit, ...change } } : one,
    ),
  });
  const { entries } = moved;
  const movement = found(entries, ({ type }) => type === 'pack.reserved');
  return [
    ['a holder is missing', pack(held, { holders: held.holders.slice(1) })],
    ['a holder is no case', pack(held, { holders: [...held.holders, 'case_of_nobody'] })],
    ['a user is missing', pack(used, { usedBy: used.usedBy.slice(1) })],
    ['a credit is too many', pack(held, { available: held.available + 1 })],
    ['credits are elsewhere', pack(held, { reserved: held.reserved - 1, used: held.used + 1 })],
    ['an entry is missing', pack(moved, { entries: entries.toSpliced(2, 1) })],
    ['a movement occurs twice', pack(moved, { entries: numbered([...entries, movement]) })],
    ['a holding case is missing', { packs, cases: cases.filter((one) => one !== open) }],
    ['a case occurs twice', { packs, cases: [...cases, closed] }],
    ['an open case has been charged', credit(open, { status: 'charged' })],
    ['an open case has its credit of no pack', credit(open, { pack: 'pack_of_nobody' })],
    ['a case has kept its credit', credit(closed, { status: 'reserved' })],
  ];
}

function numbered(entries: PackView['entries']): PackView['entries'] {
  return entries.map((entry, index) => ({ ...entry, seq: index + 1 }));
}

function found<T>(all: readonly T[], is: (one: T) => boolean): T {
  const one = all.find(is);
  if (one === undefined) throw new Error('There is nothing here that could be falsified.');
  return one;
}
