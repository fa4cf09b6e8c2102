import type { Act } from '../../domain/case/act.ts';
import type { ActArgs, ActResult } from '../messages/case-messages.ts';
import { brokenRules } from '../messages/failures.ts';
import type { CreditSaga } from './credit-saga.ts';
import type { LiveCase } from './live-case.ts';
import { holding, partStart, startPart } from './split.ts';

/** Records an act that may need a credit or starts a part; null for every other act. */
export function creditAct(live: LiveCase, act: Act, args: ActArgs): Promise<ActResult> | null {
  switch (act.act) {
    case 'split':
      return split(live, act, args);
    case 'reopen':
      return live.credit && reopen(live, live.credit, act);
    case 'retract-close':
      return live.credit && retractClose(live, live.credit, act);
    case 'close':
      return live.credit && close(live, live.credit, act);
    default:
      return null;
  }
}

/** Each part uses a credit of its own, which is taken before anybody is notified of the part. */
async function split(live: LiveCase, act: Act, { part }: ActArgs): Promise<ActResult> {
  const start = partStart(part, live.file);
  const [file] = start.args;
  if (!file.credit || live.journal.hasAct(act.id)) {
    await live.recordInTurn(act);
    await startPart(start);
    return live.result();
  }
  const held = await live.packs.take(file, file.openedAt, file.credit.packs);
  if (held === null) throw brokenRules([file.credit.noneLeft]);
  try {
    await live.recordInTurn(act);
  } catch (error) {
    await live.packs.settle('return', file, { pack: held.pack, by: act.by, at: null });
    throw error;
  }
  await startPart(holding(start, held));
  return live.result();
}

/** Uses no second credit, but a credit that was returned at the close has to be taken again. */
async function reopen(live: LiveCase, credit: CreditSaga, act: Act): Promise<ActResult> {
  if (!live.journal.hasAct(act.id)) {
    await credit.resume(act.by, act.at, async (hold) => void (await live.recordInTurn(act, hold)));
  }
  return live.result();
}

/** As if the case had never been closed: answers when the credit is where it was before. */
async function retractClose(live: LiveCase, credit: CreditSaga, act: Act): Promise<ActResult> {
  if (!live.journal.hasAct(act.id)) {
    await credit.resume(act.by, null, async (hold) => void (await live.recordInTurn(act, hold)));
  }
  await credit.settled();
  return live.result();
}

/** Answers when the credit has been charged or returned. */
async function close(live: LiveCase, credit: CreditSaga, act: Act): Promise<ActResult> {
  await live.recordInTurn(act);
  await credit.settled();
  return live.result();
}
