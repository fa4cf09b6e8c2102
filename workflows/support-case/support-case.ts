import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  setHandler,
} from '@temporalio/workflow';
import { ACTS, LIVE_ACT_NAMES, type Act, type ActName } from '../../domain/case/act.ts';
import type { CarriedJournal } from '../../domain/case/journal.ts';
import type { CaseFile, CaseState } from '../../domain/case/types.ts';
import { usageText } from '../../domain/operator-text/argument-text.ts';
import { MESSAGE_TEXTS } from '../../domain/operator-text/message-text.ts';
import { messageBatch } from '../lib/message-size.ts';
import { otherId } from '../lib/other-id.ts';
import { whenCancelRequested, uncancelled } from '../lib/uncancelled.ts';
import { updateId } from '../lib/update-id.ts';
import {
  carriedQuery,
  FAILURES,
  openedUpdate,
  renewUpdate,
  reportQuery,
  timelineQuery,
  updateOf,
  type ActArgs,
  type RefusedCase,
} from '../messages/case-messages.ts';
import { caseOpening, invalidFile, runEnding } from '../messages/failures.ts';
import { readAct } from './act-arguments.ts';
import { wrongInFile } from './checked-file.ts';
import { creditAct } from './credit-acts.ts';
import type { CreditSaga } from './credit-saga.ts';
import { LiveCase } from './live-case.ts';
import { Opening } from './opening.ts';
import { childOf } from './split.ts';

/**
 * One support case, from its opening to the end of the time in which it can be reopened. A case
 * that needs a credit takes it first, and completes as refused if it gets none.
 *
 * It sleeps until the next instant that matters, records what is then true, publishes it and sleeps
 * again. It decides by instants alone, which are computed outside: they come with the input or from
 * an activity. It completes only when the ledger has its last event. When its history has grown
 * long it continues in a new run. A request to cancel it is ignored: people close cases.
 *
 * Fails once as `invalid-file` if it was started with anything but what the API drafts.
 *
 * @param carried what the previous run carried over; absent in the first run
 */
export async function supportCase(
  file: CaseFile,
  carried?: CarriedJournal,
): Promise<CaseState | RefusedCase> {
  const wrong = wrongInFile(file) ?? otherId(file);
  if (wrong !== null) throw invalidFile(wrong);
  const live = new LiveCase(file, carried);
  whenCancelRequested(() => live.loop.showCancelRequest());
  return uncancelled(() => run(live));
}

/** One run: until the case is over, or there is enough for the next run. */
async function run(live: LiveCase): Promise<CaseState | RefusedCase> {
  const opening = new Opening(live);
  const isOpen = opening.isOpen;
  // What fell due between two runs comes before the acts that wait for this run.
  if (isOpen) live.loop.step();
  handleActs(live, opening);
  handleQuestions(live, opening);
  const refused = await opening.pass();
  if (refused) return refused;
  if (!isOpen) live.loop.step();
  try {
    await live.loop.run();
  } catch (error) {
    if (live.credit && isRefused(error)) await giveBack(live.credit);
    throw error;
  } finally {
    await condition(() => live.loop.isSettled());
  }
  return live.loop.isOver
    ? live.journal.state
    : continueAsNew<typeof supportCase>(live.file, live.journal.carry());
}

/** Acts of people. */
function handleActs(live: LiveCase, opening: Opening): void {
  for (const name of LIVE_ACT_NAMES) {
    setHandler(
      updateOf(name),
      (args) => {
        const act = actOf(live, name, args);
        return uncancelled(() => creditAct(live, act, args) ?? live.record(act));
      },
      {
        validator(args) {
          if (!opening.isOpen) throw caseOpening();
          if (live.journal.hasAct(updateId())) return;
          if (live.loop.isEnding) throw runEnding();
          live.check(actOf(live, name, args));
        },
        description: usageText(ACTS[name]),
      },
    );
  }
}

/** Messages from programs. */
function handleQuestions(live: LiveCase, opening: Opening): void {
  setHandler(renewUpdate, () => live.loop.renew(), { description: MESSAGE_TEXTS.renew });
  setHandler(openedUpdate, () => uncancelled(() => opening.outcome()), {
    description: MESSAGE_TEXTS.opened,
  });
  setHandler(reportQuery, () => (opening.isOpen ? live.report() : null), {
    description: MESSAGE_TEXTS.report,
  });
  setHandler(carriedQuery, () => (opening.isOpen ? live.journal.carry() : null), {
    description: MESSAGE_TEXTS.carried,
  });
  setHandler(
    timelineQuery,
    (afterSeq = 0) => messageBatch(live.journal.events.filter(({ seq }) => seq > afterSeq)),
    { description: MESSAGE_TEXTS.timeline },
  );
}

/** The act that an update stands for. */
function actOf({ journal }: LiveCase, name: ActName, args: ActArgs): Act {
  const given = name === 'split' ? { ...args, ...childOf(args) } : args;
  return readAct(name, given, {
    id: updateId(),
    now: Date.now(),
    retractableAt: (at, of) => journal.retractableAt(at, of),
  });
}

/** Whether the ledger will never have the case. One that was reset can be revived, and keeps its credit. */
function isRefused(error: unknown): boolean {
  return error instanceof ApplicationFailure && error.type === FAILURES.invalidFile;
}

/** The ledger refuses the case for good: returns the credit that it holds. */
async function giveBack(credit: CreditSaga): Promise<void> {
  // A reopening under way may still take a credit.
  await condition(allHandlersFinished);
  await credit.giveBack();
}
