import { creditDraft } from '../../domain/case/credit.ts';
import { unknownMovement } from '../../domain/pack/credit-in-packs.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { AssembledCase } from './assembled-case.ts';

/**
 * A case that is revived, with its credit where the packs have it: it may have been ended before it learned
 * of a movement, and after a reset it may have moved its credit twice.
 */
export async function withCreditOfPacks(
  { ledger, packs }: Pick<ApiDeps, 'ledger' | 'packs'>,
  assembled: AssembledCase,
): Promise<AssembledCase> {
  const { file, state, journal } = assembled;
  if (journal === null || journal.credit === null) return assembled;
  const open = await ledger.packs.openTo(file.account.id);
  const ids = open.map((pack) => pack.file.id);
  await Promise.all(ids.map((id) => packs.recorded(id)));
  const moved = unknownMovement(file.id, journal.credit, await ledger.packs.entries(ids));
  if (moved === null) return assembled;
  const seq = journal.seq + 1;
  const event = { ...creditDraft(moved, { quietBefore: file.quietBefore, number: seq }), seq };
  const { credit } = moved;
  return {
    ...assembled,
    state: { ...state, credit },
    journal: { ...journal, seq, credit },
    unpublished: [...assembled.unpublished, event],
  };
}
