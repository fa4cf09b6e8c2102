import { describe, expect, it } from 'vitest';
import type { CaseCredit } from '../../../domain/case/types.ts';
import { unknownMovement } from '../../../domain/pack/credit-in-packs.ts';
import type { PackEntry } from '../../../domain/pack/types.ts';

const CASE = 'case_1';
const balance = { available: 0, reserved: 0, used: 0, expired: 0 };

type Move = 'reserved' | 'charged' | 'returned';

/** What a pack has recorded: of `CASE`, and at last of another case. */
function entriesOf(moves: readonly Move[], expired = false): readonly PackEntry[] {
  const entry = (move: Move, of: string, seq: number): PackEntry => {
    const common = {
      seq,
      key: `move:${seq}`,
      at: seq,
      actor: 'Ada',
      case: of,
      balance,
      quiet: false,
    };
    return move === 'returned'
      ? { ...common, type: 'pack.returned', data: { expired } }
      : { ...common, type: `pack.${move}`, data: {} };
  };
  return [
    ...moves.map((move, index) => entry(move, CASE, index + 1)),
    entry('charged', 'case_2', moves.length + 1),
  ];
}

const credit = (status: CaseCredit['status'], fields: Partial<CaseCredit> = {}): CaseCredit => ({
  pack: 'pack_1',
  status,
  at: 0,
  expired: false,
  ...fields,
});

describe('a movement that a case has not learned of', () => {
  it.each<[string, CaseCredit, Record<string, readonly Move[]>, object]>([
    [
      'a charge',
      credit('reserved'),
      { pack_1: ['reserved', 'charged'] },
      { status: 'charged', at: 2 },
    ],
    ['a return', credit('charged'), { pack_1: ['reserved', 'returned'] }, { status: 'returned' }],
    [
      'taken again',
      credit('returned'),
      { pack_1: ['returned', 'reserved'] },
      { status: 'reserved' },
    ],
    ['found at last', credit('missing'), { pack_1: ['reserved'] }, { status: 'reserved' }],
    [
      'taken of another pack',
      credit('returned'),
      { pack_1: ['returned'], pack_2: ['reserved'] },
      { pack: 'pack_2', status: 'reserved' },
    ],
    [
      'its own pack before another',
      credit('reserved'),
      { pack_2: ['reserved'], pack_1: ['charged'] },
      { pack: 'pack_1', status: 'charged' },
    ],
  ])('is %s', (_what, known, packs, moved) => {
    const entries = new Map(Object.entries(packs).map(([id, moves]) => [id, entriesOf(moves)]));
    expect(unknownMovement(CASE, known, entries)).toMatchObject({
      by: 'Ada',
      outcome: 'moved',
      credit: moved,
    });
  });

  it('may have come too late for the credit to be used again', () => {
    const entries = new Map([['pack_1', entriesOf(['reserved', 'returned'], true)]]);
    expect(unknownMovement(CASE, credit('reserved'), entries)?.credit.expired).toBe(true);
  });

  it.each<[string, CaseCredit, readonly Move[]]>([
    ['the case knows the last one', credit('charged'), ['reserved', 'charged']],
    ['the case has no credit, and its pack none for it', credit('missing'), ['returned']],
    ['its pack has ended', credit('charged', { expired: true }), ['reserved', 'returned']],
    ['its pack has never heard of it', credit('reserved'), []],
  ])('is none if %s', (_why, known, moves) => {
    expect(unknownMovement(CASE, known, new Map([['pack_1', entriesOf(moves)]]))).toBeNull();
  });
});
