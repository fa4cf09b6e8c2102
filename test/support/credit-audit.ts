import type { onePack } from '../../api/packs/answers.ts';
import type { CaseView } from './desk.ts';

export type PackView = NonNullable<Awaited<ReturnType<typeof onePack>>>;
type EntryView = PackView['entries'][number];

/** Packs and cases of the same accounts, as the API shows them. */
export interface CreditPicture {
  readonly packs: readonly PackView[];
  readonly cases: readonly CaseView[];
}

/** In which points packs and cases do not agree, or packs not with themselves: one sentence each. */
export function disagreements({ packs, cases }: CreditPicture): string[] {
  return [
    ...packs.flatMap((pack) => [
      ...wrongBalances(pack),
      ...wrongEntries(pack),
      ...differences(`${pack.id} is held by`, pack.holders, casesWith(cases, pack, 'reserved')),
      ...differences(`${pack.id} is used by`, pack.usedBy, casesWith(cases, pack, 'charged')),
    ]),
    ...cases.flatMap((one) => wrongCredit(one, packs)),
    ...repeated(cases.map(({ id }) => id)).map((id) => `${id} is listed twice`),
  ];
}

function wrongBalances(pack: PackView): string[] {
  const { id, total, entries, holders, usedBy } = pack;
  const before = entries[0]?.balance.used ?? 0;
  const wrong = [
    ...[pack, ...entries.map(({ balance }) => balance)].flatMap((balance) => {
      const { available, reserved, used, expired } = balance;
      const parts = [available, reserved, used, expired];
      const isWhole = parts.reduce((sum, part) => sum + part, 0) === total;
      return isWhole && Math.min(...parts) >= 0
        ? []
        : [`${id} has ${parts.join(' + ')} of ${total}`];
    }),
    ...(pack.reserved === holders.length
      ? []
      : [`${id} holds ${pack.reserved} for ${holders.length} cases`]),
    ...(pack.used === before + usedBy.length
      ? []
      : [`${id} has used ${pack.used} for ${usedBy.length} cases`]),
  ];
  return wrong;
}

function casesWith(
  cases: readonly CaseView[],
  { id }: PackView,
  status: 'reserved' | 'charged',
): string[] {
  return cases
    .filter(({ credit }) => credit?.pack === id && credit.status === status)
    .map((one) => one.id);
}

function differences(what: string, said: readonly string[], is: readonly string[]): string[] {
  return [
    ...said
      .filter((one) => !is.includes(one))
      .map((one) => `${what} ${one}, which does not say so`),
    ...is.filter((one) => !said.includes(one)).map((one) => `${what} others alone, not ${one}`),
  ];
}

/** What an entry does to the place of a case's credit: from which to which. */
const MOVES: Readonly<Record<string, readonly [from: readonly Place[], to: Place]>> = {
  'pack.reserved': [['available', 'expired', 'used'], 'reserved'],
  'pack.charged': [['reserved'], 'used'],
  'pack.returned': [['reserved', 'used'], 'available'],
};

/** Where a credit is that no case has: after the expiry it can still be used by late reports. */
function placeOfFree(before: Balance): Place {
  return before.available > 0 ? 'available' : 'expired';
}

type Place = 'available' | 'reserved' | 'used' | 'expired';

/** Goes through the entries once more: no gap, no movement twice, and where they lead is where the pack is. */
function wrongEntries({ id, entries, holders, usedBy, ...pack }: PackView): string[] {
  const places = new Map<string, Place>();
  const wrong = entries.flatMap((entry, index) => [
    ...(entry.seq === index + 1 ? [] : [`${id} has entry ${entry.seq} as its ${index + 1}th`]),
    ...wrongMove(entry, places, entries[index - 1]).map((problem) => `${id}: ${problem}`),
  ]);
  const at = (place: Place) => [...places].flatMap(([of, is]) => (is === place ? [of] : []));
  const { available, reserved, used, expired } = pack;
  const last = entries.at(-1)?.balance;
  const isLast = sameBalance(last, { available, reserved, used, expired });
  return [
    ...wrong,
    ...(isLast ? [] : [`${id} is elsewhere than after its last entry`]),
    ...differences(`${id} after its entries is held by`, at('reserved'), holders),
    ...differences(`${id} after its entries is used by`, at('used'), usedBy),
  ];
}

/** Moves the credit of the entry's case. */
function wrongMove(
  { seq, type, case: of, balance, data }: EntryView,
  places: Map<string, Place>,
  before: EntryView | undefined,
): string[] {
  const move = MOVES[type];
  if (!before) return type === 'pack.purchased' ? [] : [`begins with ${type}`];
  if (type === 'pack.expired') {
    const { available, expired } = before.balance;
    const lost = { ...before.balance, available: 0, expired: expired + available };
    return sameBalance(balance, lost) ? [] : [`${seq} ${type} loses something else`];
  }
  if (!move || of === null) {
    return sameBalance(balance, before.balance) ? [] : [`${seq} ${type} moves credits`];
  }
  const [from, back] = move;
  const to = 'expired' in data && data.expired ? 'expired' : back;
  const had = places.get(of) ?? 'available';
  const place = had === 'reserved' || had === 'used' ? had : placeOfFree(before.balance);
  places.set(of, to);
  if (!from.includes(place)) return [`${seq} ${type} of ${of}, whose credit is ${place}`];
  const moved = { ...before.balance, [place]: before.balance[place] - 1 };
  const expected = { ...moved, [to]: moved[to] + 1 };
  return sameBalance(balance, expected) ? [] : [`${seq} ${type} of ${of} moves something else`];
}

type Balance = EntryView['balance'];

function sameBalance(one: Balance | undefined, other: Balance): boolean {
  const places = ['available', 'reserved', 'used', 'expired'] as const;
  return places.every((place) => one?.[place] === other[place]);
}

/** Held while the case is open, or charged by an earlier close; afterwards as its close says. */
function wrongCredit({ id, credit, closure }: CaseView, packs: readonly PackView[]): string[] {
  if (credit === null) return [`${id} has no credit`];
  if (!packs.some((pack) => pack.id === credit.pack)) return [`${id} has one of ${credit.pack}`];
  const charges = closure?.outcome === 'solved' || closure?.chargeCredit === true;
  const fitting = closure === null ? ['reserved', 'charged'] : [charges ? 'charged' : 'returned'];
  if (fitting.includes(credit.status)) return [];
  return [`${id}, ${closure?.outcome ?? 'open'}, has its credit ${credit.status}`];
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
