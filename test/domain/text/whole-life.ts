import type { CaseJournal } from '../../../domain/case/journal.ts';
import { revivedEvent } from '../../../domain/case/revived-event.ts';
import { CREDIT_STATUSES, type CreditMoved } from '../../../domain/case/types.ts';
import { PackAccount } from '../../../domain/pack/account.ts';
import type { Movement } from '../../../domain/pack/types.ts';
import { DAY, HOUR, hoursAfter, OPENED_AT } from '../../support/case-file.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { packFile } from '../../support/pack-file.ts';
import { silencePolicy, wholeCase } from '../../support/whole-case.ts';

/** Everything that people do, with all that follows from it by itself. */
const ACTS: readonly ActDraft[] = [
  // Its resolution breaches after four hours, and two levels are reached.
  { at: hoursAfter(0.5), act: 'response' },
  { at: hoursAfter(5.5), act: 'acknowledge', level: 2 },
  { at: hoursAfter(6), act: 'update', changes: { title: 'Mail is slow' } },
  {
    at: hoursAfter(6),
    act: 'severity',
    severity: 'A',
    reason: 'correction',
    businessImpact: 'Less',
  },
  { at: hoursAfter(6), act: 'severity', severity: 'B', reason: 'correction', businessImpact: null },
  {
    at: hoursAfter(6),
    act: 'severity',
    severity: 'A',
    reason: 'impact-changed',
    businessImpact: null,
  },
  {
    at: hoursAfter(6),
    act: 'severity',
    severity: 'B',
    reason: 'lack-of-resources',
    businessImpact: null,
  },
  { at: hoursAfter(6), act: 'split', child: 'case_part', title: 'Shared mailboxes' },
  // The customer is silent until the case is flagged: eight hours at B, sixteen at C.
  { at: hoursAfter(7), act: 'customer-request', id: 'asked' },
  { at: hoursAfter(40), act: 'customer-reply' },
  // Its next response is due after four hours at C, and late.
  { at: hoursAfter(50), act: 'response' },
  // Somebody had answered in time after all, which is reported late.
  { at: hoursAfter(41), arrives: hoursAfter(51), act: 'response' },
  { at: hoursAfter(52), act: 'customer-request', id: 'mistake' },
  { at: hoursAfter(53), act: 'withdraw-request', request: 'mistake' },
  { at: hoursAfter(54), act: 'wait', kind: 'vendor' },
  { at: hoursAfter(55.5), act: 'end-wait' },
  { at: hoursAfter(60), act: 'close', outcome: 'solved', chargeCredit: null },
  { at: hoursAfter(61), act: 'reopen' },
  { at: hoursAfter(61.2), act: 'response', id: 'elsewhere' },
  { at: hoursAfter(61.4), act: 'retract-response', mistake: 'elsewhere' },
];

const CREDIT = { pack: 'pack_test', at: OPENED_AT + 62 * HOUR, expired: false } as const;
const MOVED: readonly CreditMoved[] = CREDIT_STATUSES.map((status) => ({
  credit: { ...CREDIT, status },
  by: 'Ada',
  outcome: status === 'missing' ? 'none-left' : 'moved',
}));

/** Cases to which everything happens that can happen to one. */
export function everyEvent(): readonly Pick<CaseJournal, 'file' | 'state' | 'events'>[] {
  const { journal } = lived(wholeCase({ openedAt: OPENED_AT }), ACTS, hoursAfter(62));
  for (const moved of MOVED) journal.moveCredit(moved);
  journal.advance(OPENED_AT + 62 * HOUR);
  const closing = wholeCase({ openedAt: OPENED_AT, nonResponse: silencePolicy('close') });
  const asked: readonly ActDraft[] = [{ at: hoursAfter(1), act: 'customer-request' }];
  const { file, state, seq } = journal;
  const by = { at: OPENED_AT + 63 * HOUR, by: 'Ada', note: null };
  const stopped = { revivedFrom: 'history', stoppedAt: OPENED_AT + 62 * HOUR } as const;
  const events = [...journal.events, revivedEvent(by, { seq: seq + 1, ...stopped })];
  return [{ file, state, events }, lived(closing, asked, hoursAfter(40)).journal];
}

/** A pack to which everything happens that can happen to one. */
export function everyEntry(): PackAccount {
  const file = packFile({ used: 2 });
  const pack = new PackAccount(file);
  pack.advance(file.purchasedAt);
  const { account, offering } = file;
  const of = (id: string) => ({
    id,
    by: 'Ada',
    at: null,
    case: id.slice(-1),
    account: account.id,
    offering,
  });
  const movements: readonly Movement[] = [
    { ...of('reserve-a'), move: 'reserve' },
    { ...of('reserve-b'), move: 'reserve' },
    { ...of('reserve-c'), move: 'reserve' },
    { ...of('charge-a'), move: 'charge' },
    { ...of('return-b'), move: 'return' },
    { id: 'claim', by: 'Ada', at: null, account: 'acc_fabrikam', move: 'claim' },
  ];
  for (const movement of movements) pack.move(movement, file.purchasedAt + DAY);
  pack.advance(file.expiresAt);
  // It comes back after the year, and is gone.
  pack.move({ ...of('return-c'), move: 'return' }, file.expiresAt);
  // A case that was opened before the end is reported late.
  pack.move({ ...of('reserve-d'), at: file.expiresAt - DAY, move: 'reserve' }, file.expiresAt);
  return pack;
}
