import type { Account } from '../../ledger/types/accounts.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import { problem } from '../http/problems.ts';

/** The account that a body names as `account`. Throws `Problem` 400 `account-unknown` if there is none. */
export async function knownAccount({ accounts }: Ledger, id: string): Promise<Account> {
  const account = await accounts.get(id);
  if (account) return account;
  const errors = [{ path: 'account', message: `there is no account ${id}` }];
  throw problem('account-unknown', `There is no account ${id}.`, { members: { errors } });
}
