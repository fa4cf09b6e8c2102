import {
  allHandlersFinished,
  CancellationScope,
  CancelledFailure,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { CaseBook, type CarriedBook } from '../domain/case/book.ts';
import { portionOf } from '../domain/case/portion.ts';
import type {
  Act,
  CaseCredit,
  CaseEvent,
  CaseFile,
  CaseState,
  CreditTerms,
  PlanTable,
} from '../domain/case/types.ts';
import type { PublishActivities } from '../activities/publish.ts';
import type { Noticed } from '../ledger/types.ts';
import { readAct } from './act-arguments.ts';
import { checkAct, checkInstant } from './acts.ts';
import { Alarm } from './alarm.ts';
import { CreditKeeper } from './credit-keeper.ts';
import { CreditMoves } from './credit-moves.ts';
import { brokenRules, caseOpening } from './failures.ts';
import {
  ACT_UPDATES,
  openedUpdate,
  renewUpdate,
  reportQuery,
  timelineQuery,
  type ActArgs,
  type ActResult,
  type RefusedCase,
} from './messages.ts';
import { noticed } from './noticed.ts';
import { OperatorView } from './operator-view.ts';
import { planAct } from './planning.ts';
import { Publisher } from './publisher.ts';
import { holding, partStart, startPart, type PartStart } from './split.ts';
import { Turns } from './turns.ts';
import { updateId } from './update-id.ts';

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
  carried?: CarriedBook,
): Promise<CaseState | RefusedCase> {
  const book = new CaseBook(file, carried);
  const alarm = new Alarm();
  const publisher = new Publisher<CaseFile, CaseState, CaseEvent & Noticed>({
    file,
    fileIsKnown: carried !== undefined,
    publish: (lines, options) =>
      proxyActivities<PublishActivities>(options).publish({ caseId: file.id, ...lines }),
    onTold: () => view.list(book.state),
  });
  const view = new OperatorView(file);
  const turns = new Turns();
  const moves = new CreditMoves();
  const terms = file.credit;
  const credit = terms && new CreditKeeper({ file, terms, book, moves, onMoved: step });
  let stage: 'opening' | 'open' | 'refused' = terms && !book.state.credit ? 'opening' : 'open';
  let over = false;
  let isBegun = false;
  // What fell due between two runs was reported by nobody.
  const begunAt = carried ? null : workflowInfo().startTime.getTime();
  let renewalIsAsked = false;

  function step(): void {
    const now = Date.now();
    const overdueSince = alarm.overdueSince(now);
    alarm.rang = false;
    const advance = book.advance(now);
    over = advance.over;
    publisher.add(noticed(advance.events, isBegun ? now : begunAt, overdueSince), book.state);
    isBegun = true;
    view.describe(book.state);
    // The alerts come first; lists wait for them, unless the ledger is down.
    if (publisher.isIdle || publisher.isHeldUp) view.list(book.state);
    alarm.set(advance.wake);
    credit?.settle();
  }

  /** @param prepare done with the recording, nothing in between */
  function record(act: Act, plans: PlanTable = {}, prepare?: () => void): ActResult {
    checkInstant(act);
    prepare?.();
    book.take(act, plans);
    step();
    return result();
  }

  /** Most acts call for nothing new: they are recorded before anything else can happen. */
  function take(act: Act, args: ActArgs): ActResult | Promise<ActResult> {
    if (act.act === 'split') return split(act, args);
    if (credit && act.act === 'reopen') return reopen(act, credit);
    if (credit && act.act === 'close') return close(act, credit);
    if (book.has(act.id)) return result();
    const isReady = !turns.isTaken && book.isPlannedWith(act);
    return isReady ? record(act) : takeInTurn(act);
  }

  /** One at a time: what an act calls for is planned for the case as the act finds it. */
  async function takeInTurn(act: Act, prepare?: () => void): Promise<ActResult> {
    await turns.run(async () => {
      if (book.has(act.id)) return;
      checkAct(book, act);
      record(act, book.isPlannedWith(act) ? {} : await planAct(book, act), prepare);
    });
    return result();
  }

  async function split(act: Act, { part }: ActArgs): Promise<ActResult> {
    const start = partStart(part, file);
    const [{ credit: needed }] = start.args;
    if (needed && !book.has(act.id)) return splitWithCredit(act, start, needed);
    await takeInTurn(act);
    await startPart(start);
    return result();
  }

  /** Each part of a problem uses a credit of its own, which is taken before anybody is told of it. */
  async function splitWithCredit(act: Act, start: PartStart, needed: CreditTerms) {
    const [part] = start.args;
    const held = await moves.take(part, needed.packs);
    if (held === null) throw brokenRules([needed.noneLeft]);
    try {
      await takeInTurn(act);
    } catch (error) {
      await moves.settle('return', part, held.pack, act.by);
      throw error;
    }
    await startPart(holding(start, held));
    return result();
  }

  /** Uses no second credit; one that went back at the close has to be taken again. */
  async function reopen(act: Act, keeper: CreditKeeper): Promise<ActResult> {
    if (book.has(act.id)) return result();
    await keeper.resume(act.by, async (hold) => void (await takeInTurn(act, hold)));
    return result();
  }

  /** Answered when the credit has been charged or has gone back. */
  async function close(act: Act, keeper: CreditKeeper): Promise<ActResult> {
    await takeInTurn(act);
    await keeper.settled();
    return result();
  }

  function result(): ActResult {
    return { state: book.state, seq: book.seq };
  }

  function actOf(name: Act['act'], args: ActArgs | undefined): Act {
    const asked = book.state.nonResponse?.request ?? null;
    return readAct(name, args, { id: updateId(), now: Date.now(), asked });
  }

  for (const { act, update, description } of ACT_UPDATES) {
    setHandler(update, (args) => take(actOf(act, args), args), {
      validator: (args) => {
        if (stage !== 'open') throw caseOpening();
        if (!book.has(updateId())) checkAct(book, actOf(act, args));
      },
      description,
    });
  }
  setHandler(renewUpdate, () => void (renewalIsAsked = true), {
    description: 'Goes on in a new run with a short history, which the newest worker takes up',
  });
  setHandler(openedUpdate, awaitOpening, { description: 'Answers when the case is open' });
  setHandler(reportQuery, () => (stage === 'open' ? { file, ...result() } : null), {
    description: 'The case as it stands',
  });
  setHandler(
    timelineQuery,
    (afterSeq = 0) => portionOf(book.events.filter(({ seq }) => seq > afterSeq)),
    { description: 'Everything that happened in this run' },
  );

  function isEnough(): boolean {
    return over || renewalIsAsked || workflowInfo().continueAsNewSuggested;
  }

  /** Nobody waits for an answer, and the ledger has everything. */
  function isSettled(): boolean {
    return allHandlersFinished() && publisher.isIdle && (credit?.isSettled ?? true);
  }

  /** While an act is planned nothing falls due: the act may be what the deadline waits for. */
  function isDue(): boolean {
    return alarm.rang && !turns.isTaken;
  }

  /** Deadlines are kept also while the ledger is waited for; an act may reopen the case until then. */
  async function live(): Promise<void> {
    while (!(isEnough() && isSettled())) {
      await condition(() => isDue() || (isEnough() && isSettled()));
      if (isDue()) step();
    }
  }

  async function awaitOpening(): Promise<CaseCredit | null> {
    await condition(() => stage !== 'opening');
    if (stage === 'refused' && terms) throw brokenRules([terms.noneLeft]);
    // A case that was taken over may have been closed before.
    if (credit) await credit.settled();
    return book.state.credit;
  }

  /** Takes the credit that the case needs; false where none is left. Whoever is cancelled gives it back. */
  async function open(keeper: CreditKeeper): Promise<boolean> {
    const held = await keeper.takeFirst();
    if (held && CancellationScope.current().consideredCancelled) {
      await moves.settle('return', file, held.pack, file.openedBy);
      throw new CancelledFailure('The case was cancelled before it was open');
    }
    if (held) keeper.hold(held, file.openedBy);
    return held !== null;
  }

  if (credit && stage === 'opening') {
    const isOpen = await open(credit);
    stage = isOpen ? 'open' : 'refused';
    if (!isOpen) {
      view.showRefused();
      await condition(allHandlersFinished);
      return { refused: terms.noneLeft.code };
    }
  }
  step();
  try {
    await live();
  } catch (error) {
    if (credit && isCancellation(error)) {
      await CancellationScope.nonCancellable(async () => {
        // A reopening that is under way may still take one.
        await condition(allHandlersFinished);
        await credit.giveBack();
      });
    }
    throw error;
  } finally {
    await CancellationScope.nonCancellable(() => condition(isSettled));
  }
  return over ? book.state : continueAsNew<typeof supportCase>(file, book.carry());
}
