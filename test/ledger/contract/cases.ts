import { describe, expect, it } from 'vitest';
import type { CaseFile, CaseState } from '../../../domain/case/types.ts';
import { InvalidCursorError } from '../../../ledger/errors.ts';
import type { CaseFilter } from '../../../ledger/types/cases.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import { ACCOUNT, HOUR, OPENED_AT, REQUEST } from '../../support/case-file.ts';
import { allPages, file, firstBatch, newId, noDeliveries, state } from '../records.ts';

function forged(parts: unknown): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

export function casesContract(ledger: () => Ledger): void {
  /** Cases of a new account, one for each of the states; answers their ids and the account's. */
  async function recorded(
    states: readonly Partial<CaseState>[],
    files: Partial<CaseFile> = {},
  ): Promise<{ ids: string[]; account: string }> {
    const account = newId('acc');
    const opened = states.map((_, n) =>
      file({
        openedAt: OPENED_AT + n,
        account: { ...ACCOUNT, id: account },
        ...files,
      }),
    );
    for (const [n, one] of opened.entries()) await add(one, states[n]);
    return { ids: opened.map(({ id }) => id), account };
  }

  async function add(one: CaseFile, at: Partial<CaseState> = {}): Promise<void> {
    await ledger().outbox.publish(firstBatch(one, [1], state(at)), noDeliveries);
  }

  async function listed(filter: Omit<CaseFilter, 'limit'>): Promise<string[]> {
    const { items } = await ledger().cases.list({ limit: 100, ...filter });
    return items.map((item) => item.file.id);
  }

  describe('cases', () => {
    it('has null and an empty timeline for an unknown id', async () => {
      expect(await ledger().cases.get('case_unknown')).toBeNull();
      expect(await ledger().cases.timeline('case_unknown')).toEqual([]);
    });

    it('lists the last opened first', async () => {
      const { ids, account } = await recorded([{}, {}, {}]);
      expect(await listed({ account })).toEqual(ids.toReversed());
      expect(await listed({ account, sort: 'openedAt' })).toEqual(ids.toReversed());
    });

    it('lists what a case is shown by, without its history and schedules', async () => {
      const one = file({ account: { ...ACCOUNT, id: newId('acc') } });
      await add(one);
      const { items } = await ledger().cases.list({ account: one.account.id, limit: 1 });
      const { history: _history, schedules: _schedules, ...shown } = one;
      expect(items[0]?.file).toEqual(shown);
    });

    it('lists the nearest deadline first and those without one last', async () => {
      const { ids, account } = await recorded(
        [null, 3, 1, null, 2].map((due) => ({
          nextDueAt: due === null ? null : OPENED_AT + due * HOUR,
        })),
      );
      const [noneA, third, first, noneB, second] = ids;
      expect(await listed({ account, sort: 'nextDueAt' })).toEqual([
        first,
        second,
        third,
        noneA,
        noneB,
      ]);
    });

    it('filters by fields of file and state, separately and together', async () => {
      const { ids, account } = await recorded([
        { severity: 'A', status: 'open' },
        { severity: 'B', status: 'in_progress', breached: true },
        { severity: 'B', status: 'closed' },
      ]);
      const [a, b, c] = ids;
      expect(await listed({ account, severity: 'B' })).toEqual([c, b]);
      expect(await listed({ account, status: 'closed' })).toEqual([c]);
      expect(await listed({ account, breached: true })).toEqual([b]);
      expect(await listed({ account, breached: false })).toEqual([c, a]);
      expect(await listed({ account, severity: 'B', status: 'open' })).toEqual([]);
    });

    it('filters by whom support waits for', async () => {
      const { ids, account } = await recorded([
        { waitingFor: 'customer' },
        { waitingFor: 'vendor' },
        { waitingFor: null },
        { waitingFor: 'vendor' },
      ]);
      expect(await listed({ account, waitingFor: 'vendor' })).toEqual([ids[3], ids[1]]);
      expect(await listed({ account, waitingFor: 'customer' })).toEqual([ids[0]]);
      expect(await listed({ account, waitingFor: 'nobody' })).toEqual([]);
    });

    it('filters by offering and region', async () => {
      const { ids, account } = await recorded([{}]);
      const brazilian = file({
        account: { ...ACCOUNT, id: account, region: 'BR' },
        request: { ...REQUEST, offering: 'professional' },
      });
      await add(brazilian);
      expect(await listed({ account, offering: 'professional' })).toEqual([brazilian.id]);
      expect(await listed({ account, region: 'BR' })).toEqual([brazilian.id]);
      expect(await listed({ account, offering: '21vianet', region: 'CN' })).toEqual(ids);
    });

    it('returns those due strictly before an instant, never those without a deadline', async () => {
      const { ids, account } = await recorded([
        { nextDueAt: OPENED_AT + 1 },
        { nextDueAt: OPENED_AT + 2 },
        { nextDueAt: null },
      ]);
      const sort = 'nextDueAt';
      expect(await listed({ account, sort, dueBefore: OPENED_AT + 2 })).toEqual([ids[0]]);
      expect(await listed({ account, sort, dueBefore: Date.UTC(9999, 0) })).toHaveLength(2);
    });

    it.each([-62_200_000_000_000, 8.64e15, -8.64e15])(
      'takes any instant as a bound: %d',
      async (dueBefore) => {
        const { account } = await recorded([{}]);
        expect(await listed({ account, dueBefore })).toHaveLength(dueBefore > 0 ? 1 : 0);
      },
    );

    it.each(['openedAt', 'nextDueAt'] as const)(
      'neither loses nor repeats one by %s when cases open between two pages',
      async (sort) => {
        const due = [1, 1, 1, 2, null, null, null];
        const { ids, account } = await recorded(
          due.map((hours) => ({ nextDueAt: hours === null ? null : OPENED_AT + hours * HOUR })),
          { openedAt: OPENED_AT },
        );
        const found = await allPages(
          (cursor) => ledger().cases.list({ account, sort, limit: 2, ...(cursor && { cursor }) }),
          async () => {
            for (const [openedAt, nextDueAt] of [
              [OPENED_AT + HOUR, OPENED_AT],
              [OPENED_AT - HOUR, null],
              [OPENED_AT, OPENED_AT + HOUR],
            ] as const) {
              await add(file({ openedAt, account: { ...ACCOUNT, id: account } }), { nextDueAt });
            }
          },
        );
        const seen = found.map((item) => item.file.id);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(expect.arrayContaining(ids));
      },
    );

    it('gives no cursor when the last page is exactly full', async () => {
      const { account } = await recorded([{}, {}]);
      expect((await ledger().cases.list({ account, limit: 2 })).nextCursor).toBeNull();
      expect((await ledger().cases.list({ account, limit: 1 })).nextCursor).not.toBeNull();
    });

    it('makes cursors that need no escaping in a URL', async () => {
      const { account } = await recorded([{ nextDueAt: null }, { nextDueAt: null }]);
      const { nextCursor } = await ledger().cases.list({ account, sort: 'nextDueAt', limit: 1 });
      expect(nextCursor).toMatch(/^[\w-]+$/);
    });

    it('refuses the cursor of another sort', async () => {
      const { account } = await recorded([{}, {}]);
      const { nextCursor } = await ledger().cases.list({ account, limit: 1, sort: 'openedAt' });
      const other = ledger().cases.list({
        account,
        limit: 1,
        sort: 'nextDueAt',
        cursor: String(nextCursor),
      });
      await expect(other).rejects.toThrow(InvalidCursorError);
    });

    it.each([
      ['nothing', ''],
      ['no base64url', '%%%'],
      ['no JSON', 'aGVsbG8'],
      ['no list', forged({})],
      ['too short', forged(['cases:opened_at', 1])],
      ['no instant where one is needed', forged(['cases:opened_at', null, 'x'])],
      ['an instant that no date has', forged(['cases:opened_at', 1e300, 'x'])],
      ['half a millisecond', forged(['cases:opened_at', 0.5, 'x'])],
      ['a text for an instant', forged(['cases:opened_at', '1', 'x'])],
      ['an id that is no text', forged(['cases:opened_at', 1, { a: 1 }])],
    ])('refuses a malformed cursor: %s', async (_what, cursor) => {
      await expect(ledger().cases.list({ limit: 1, cursor })).rejects.toThrow(InvalidCursorError);
    });
  });
}
