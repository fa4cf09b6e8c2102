import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  setHandler,
} from '@temporalio/workflow';
import { ACT_NAMES, ACTS, type Act, type ActName } from '../../domain/case/act.ts';
import type { CarriedJournal } from '../../domain/case/journal.ts';
import type { CaseFile, CaseState } from '../../domain/case/types.ts';
import { usageText } from '../../domain/operator-text/argument-text.ts';
import { MESSAGE_TEXTS } from '../../domain/operator-text/message-text.ts';
import { messageBatch } from '../lib/message-size.ts';
import { updateId } from '../lib/update-id.ts';
import {
  openedUpdate,
  renewUpdate,
  reportQuery,
  timelineQuery,
  updateOf,
  type ActArgs,
  type RefusedCase,
} from '../messages/case-messages.ts';
import { caseOpening } from '../messages/failures.ts';
import { readAct } from './act-arguments.ts';
import { creditAct } from './credit-acts.ts';
import type { CreditSaga } from './credit-saga.ts';
import { LiveCase } from './live-case.ts';
import { Opening } from './opening.ts';
import { partSaid } from './split.ts';

/**
 * One support case, from its opening to the end of the time in which it can be reopened. One that
 * needs a credit takes it first, and completes as refused where it gets none.
 *
 * It sleeps until the next instant that matters, records what is then true, publishes it and
 * sleeps again. All it decides with are instants: they come with the input or from an activity,
 * computed outside. It completes only when the ledger has its last event. When its history has
 * grown long it goes on in a new run.
 *
 * @param carried what the run before has handed over; absent in the first one
 */
export async function supportCase(
  file: CaseFile,
  carried?: CarriedJournal,
): Promise<CaseState | RefusedCase> {
  const live = new LiveCase(file, carried);
  const opening = new Opening(live);
  const isOpen = opening.isOpen;
  // Whatever fell due between two runs comes before the acts that wait for this one.
  if (isOpen) live.loop.step();
  handleActs(live, opening);
  handleQuestions(live, opening);
  const refused = await opening.pass();
  if (refused) return refused;
  if (!isOpen) live.loop.step();
  try {
    await live.loop.live();
  } catch (error) {
    if (live.credit && isCancellation(error)) await giveBack(live.credit);
    throw error;
  } finally {
    await CancellationScope.nonCancellable(() => condition(() => live.loop.isSettled()));
  }
  return live.loop.isOver
    ? live.journal.state
    : continueAsNew<typeof supportCase>(file, live.journal.carry());
}

/** What people do. */
function handleActs(live: LiveCase, opening: Opening): void {
  for (const name of ACT_NAMES) {
    setHandler(
      updateOf(name),
      (args) => {
        const act = actOf(live, name, args);
        return creditAct(live, act, args) ?? live.record(act);
      },
      {
        validator(args) {
          if (!opening.isOpen) throw caseOpening();
          if (!live.journal.hasAct(updateId())) live.check(actOf(live, name, args));
        },
        description: usageText(ACTS[name]),
      },
    );
  }
}

/** What programs ask of it. */
function handleQuestions(live: LiveCase, opening: Opening): void {
  setHandler(renewUpdate, () => live.loop.renew(), { description: MESSAGE_TEXTS.renew });
  setHandler(openedUpdate, () => opening.outcome(), { description: MESSAGE_TEXTS.opened });
  setHandler(reportQuery, () => (opening.isOpen ? { file: live.file, ...live.result() } : null), {
    description: MESSAGE_TEXTS.report,
  });
  setHandler(
    timelineQuery,
    (afterSeq = 0) => messageBatch(live.journal.events.filter(({ seq }) => seq > afterSeq)),
    { description: MESSAGE_TEXTS.timeline },
  );
}

/** The act that an update stands for. */
function actOf({ journal }: LiveCase, name: ActName, args: ActArgs): Act {
  const asked = journal.state.nonResponse?.request ?? null;
  const said = name === 'split' ? { ...args, ...partSaid(args) } : args;
  return readAct(name, said, { id: updateId(), now: Date.now(), asked });
}

/** The case ends without a close: what it holds goes back. */
function giveBack(credit: CreditSaga): Promise<void> {
  return CancellationScope.nonCancellable(async () => {
    // A reopening that is under way may still take one.
    await condition(allHandlersFinished);
    await credit.giveBack();
  });
}
