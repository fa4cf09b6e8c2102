import { describe, expect, it } from 'vitest';
import { AccountExistsError, ClaimSettledError } from '../../../ledger/errors.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import { account, claim, newId } from '../records.ts';

const refuse = () => {
  throw new RangeError('refused');
};

export function accountsContract(ledger: () => Ledger): void {
  describe('accounts', () => {
    it('returns what was created, to the millisecond', async () => {
      const created = account({ subdivision: null, contacts: [] });
      await ledger().accounts.create(created);
      expect(await ledger().accounts.get(created.id)).toEqual(created);
    });

    it('has null for an unknown id', async () => {
      expect(await ledger().accounts.get(newId('acc'))).toBeNull();
    });

    it('refuses a taken id and leaves the account as it is', async () => {
      const first = account();
      await ledger().accounts.create(first);
      await expect(ledger().accounts.create({ ...first, name: 'Fabrikam' })).rejects.toThrow(
        AccountExistsError,
      );
      expect(await ledger().accounts.get(first.id)).toEqual(first);
    });

    it('changes every field of an account except its id', async () => {
      const first = account();
      await ledger().accounts.create(first);
      const changed = account({
        id: first.id,
        name: 'Fabrikam',
        region: 'BR',
        subdivision: null,
        timeZone: 'America/Sao_Paulo',
        locale: 'pt-BR',
        agreements: [],
        partner: true,
        contacts: [],
      });
      expect(await ledger().accounts.update(first.id, () => changed)).toEqual(changed);
      expect(await ledger().accounts.get(first.id)).toEqual(changed);
    });

    it('says that an account to be changed is unknown', async () => {
      expect(await ledger().accounts.update('acc_nobody', (before) => before)).toBeNull();
    });

    it('loses neither of two changes at once', async () => {
      const made = account();
      await ledger().accounts.create(made);
      await Promise.all([
        ledger().accounts.update(made.id, (before) => ({ ...before, name: 'Fabrikam' })),
        ledger().accounts.update(made.id, (before) => ({ ...before, partner: !made.partner })),
      ]);
      const changed = { ...made, name: 'Fabrikam', partner: !made.partner };
      expect(await ledger().accounts.get(made.id)).toEqual(changed);
    });

    it('leaves the account as it was if the change is refused', async () => {
      const made = account();
      await ledger().accounts.create(made);
      await expect(ledger().accounts.update(made.id, refuse)).rejects.toThrow(RangeError);
      expect(await ledger().accounts.get(made.id)).toEqual(made);
    });

    it('stores the answer to its claim together with the account', async () => {
      const made = account();
      const asked = claim();
      const answer = { status: 201, body: { id: made.id } };
      await ledger().idempotency.claim(asked, 0);
      await ledger().accounts.create(made, { claim: asked, answer });
      expect((await ledger().idempotency.claim(asked, 0)).answer).toEqual(answer);
    });

    it('stores no answer if the account is refused', async () => {
      const taken = account();
      await ledger().accounts.create(taken);
      const asked = claim();
      await ledger().idempotency.claim(asked, 0);
      const create = ledger().accounts.create(taken, {
        claim: asked,
        answer: { status: 201, body: null },
      });
      await expect(create).rejects.toThrow(AccountExistsError);
      expect((await ledger().idempotency.claim(asked, 0)).answer).toBeNull();
    });

    it('creates one account for twenty requests with one claim at once, and gives the others its answer', async () => {
      const asked = claim();
      const accounts = Array.from({ length: 20 }, () => account());
      const outcomes = await Promise.allSettled(
        accounts.map(({ id }, at) =>
          ledger().accounts.create(accounts[at] ?? account(), {
            claim: asked,
            answer: { status: 201, body: { id } },
          }),
        ),
      );
      const found = await Promise.all(accounts.map(({ id }) => ledger().accounts.get(id)));
      const made = found.filter((one) => one !== null);
      expect(made).toHaveLength(1);
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused).toHaveLength(19);
      for (const { reason } of refused) {
        expect(reason).toBeInstanceOf(ClaimSettledError);
        expect(reason).toHaveProperty('answer.body.id', made[0]?.id);
      }
    });
  });
}
