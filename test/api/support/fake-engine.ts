import { WorkflowUpdateFailedError } from '@temporalio/client';
import { CaseJournal } from '../../../domain/case/journal.ts';
import {
  reservedCredit,
  type Act,
  type CaseFile,
  type PinnedRule,
} from '../../../domain/case/types.ts';
import { RecordedOtherwiseError } from '../../../ledger/errors.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import {
  ActRefusedError,
  WorkflowNotRunningError,
  EngineUnavailableError,
  type CaseGateway,
  type CaseRun,
} from '../../../temporal/case-gateway.ts';
import { engineError } from '../../../temporal/errors.ts';
import { refused } from '../../../workflows/messages/failures.ts';
import type { CaseReport } from '../../../workflows/messages/case-messages.ts';
import { readAct } from '../../../workflows/support-case/act-arguments.ts';
import { childOf } from '../../../workflows/support-case/split.ts';
import { undetected } from '../../support/detected.ts';
import { accept } from '../../support/recorded.ts';
import { FakePacks } from './fake-packs.ts';

/** How a case is told of an act, but for the case. */
type GatewayAct = Parameters<CaseGateway['act']> extends [string, ...infer Told] ? Told : never;

/** Cases by the same journal as the workflow's, without an engine: they move when they are looked at. */
export class FakeEngine implements CaseGateway {
  readonly #journals = new Map<string, CaseJournal>();
  readonly #published = new Map<string, number>();
  readonly #stopped = new Map<string, readonly CaseRun[]>();
  readonly #over = new Set<string>();
  /** Up to when each case was looked at. */
  readonly #seen = new Map<string, number>();
  readonly #ledger: Ledger;
  readonly #clock: () => number;
  readonly #packs: FakePacks;
  /** How often a case was really started. */
  starts = 0;
  /** Thrown by everything, where set. */
  failure: Error | null = null;
  /** Nothing reaches the ledger, where set. */
  isLedgerDown = false;
  /** The next opening starts the case and then loses its answer. */
  loseNextAnswer = false;

  constructor(ledger: Ledger, clock: () => number, packs = new FakePacks(ledger, clock)) {
    this.#ledger = ledger;
    this.#packs = packs;
    this.#clock = clock;
  }

  async open(file: CaseFile) {
    this.#checkReachable();
    if (this.#published.has(file.id)) return { created: false, credit: null };
    const journal = new CaseJournal(file);
    if (file.credit && !file.credit.held)
      await this.#takeCredit(journal, file.credit.noneLeft, file.openedAt);
    this.starts += 1;
    this.#journals.set(file.id, journal);
    this.#published.set(file.id, 0);
    await this.#publish(file.id);
    if (!this.loseNextAnswer) return { created: true, credit: journal.state.credit ?? null };
    this.loseNextAnswer = false;
    throw new EngineUnavailableError('opening', null);
  }

  awaitOpening: CaseGateway['awaitOpening'] = async (caseId) => this.#published.has(caseId);

  act: CaseGateway['act'] = async (caseId, name, args, id) => {
    this.#checkReachable();
    // Whatever was due before the act has happened; at its own instant the act comes first.
    if (this.#journals.has(caseId)) await this.#publish(caseId, this.#clock() - 1);
    const journal = this.#journals.get(caseId);
    if (!journal) throw new WorkflowNotRunningError(caseId);
    const act = this.#actOf(journal, name, args, id);
    if (journal.hasAct(act.id)) return;
    this.#check(journal, act);
    if (name === 'reopen') await this.#takeAgain(journal, act.at);
    if (name === 'retract-close')
      await this.#takeAgain(journal, journal.state.credit?.at ?? act.at);
    accept(journal, act);
    await this.#publish(caseId);
  };

  split: CaseGateway['split'] = async (caseId, file, args, id) => {
    if (this.#published.has(file.id)) return;
    const part = { file, summary: '', details: '' };
    const isNew = await this.#isNewSplit(caseId, { ...args, part }, id);
    const held = file.credit && isNew ? await this.#packs.take(file, file.openedAt) : null;
    if (file.credit && isNew && !held) throw refusedBy([file.credit.noneLeft]);
    await this.act(caseId, 'split', { ...args, part }, id);
    await this.open({ ...file, ...(held && { credit: { ...file.credit!, held } }) });
  };

  /** A part takes its credit only where the case takes the split. */
  async #isNewSplit(caseId: string, args: Parameters<CaseGateway['act']>[2], id: string) {
    this.#checkReachable();
    const journal = this.#journals.get(caseId);
    if (!journal) throw new WorkflowNotRunningError(caseId);
    await this.#publish(caseId, this.#clock() - 1);
    const act = this.#actOf(journal, 'split', args, id);
    if (journal.hasAct(act.id)) return false;
    this.#check(journal, act);
    return true;
  }

  async report(caseId: string) {
    this.#checkReachable();
    if (this.#journals.has(caseId)) await this.#publish(caseId);
    const journal = this.#journals.get(caseId);
    return journal ? reportOf(journal) : null;
  }

  async timeline(caseId: string) {
    this.#checkReachable();
    if (this.#journals.has(caseId)) await this.#publish(caseId);
    return this.#journals.get(caseId)?.events ?? null;
  }

  runs: CaseGateway['runs'] = async (caseId) => {
    this.#checkReachable();
    const runs = [...(this.#stopped.get(caseId) ?? [])];
    const running = this.#journals.get(caseId);
    if (running)
      return {
        status: 'running',
        stoppedAt: null,
        running: 'run',
        runs: [runOf(running, true), ...runs],
      };
    const none = { stoppedAt: null, running: null, runs };
    if (this.#over.has(caseId)) return { status: 'completed', ...none };
    const [latest] = runs;
    if (!latest) return { status: 'unknown', ...none };
    return { status: 'stopped', ...none, stoppedAt: this.#seen.get(caseId) ?? null };
  };

  stop: CaseGateway['stop'] = async (caseId) => this.terminate(caseId);

  revive: CaseGateway['revive'] = async (file, carried) => {
    if (this.#journals.has(file.id)) return false;
    this.#journals.set(file.id, new CaseJournal(file, carried ?? undefined));
    this.#published.set(file.id, 0);
    await this.#publish(file.id);
    return true;
  };

  /** The case is ended as by an operator of the engine. */
  terminate(caseId: string): void {
    const journal = this.#journals.get(caseId);
    if (!journal) throw new WorkflowNotRunningError(caseId);
    this.#stopped.set(caseId, [runOf(journal, false), ...(this.#stopped.get(caseId) ?? [])]);
    this.#journals.delete(caseId);
  }

  /** The engine forgets the runs of a case that have ended. */
  forget(caseId: string): void {
    this.#stopped.delete(caseId);
    this.#over.delete(caseId);
  }

  /** The case is begun again as it was opened, as by a reset that leaves all acts out. */
  reset(caseId: string): void {
    const { file } = this.#journals.get(caseId)!;
    this.terminate(caseId);
    this.#journals.set(caseId, new CaseJournal(file));
    this.#published.set(caseId, 0);
  }

  /** The case ends here, as its workflow does when its time to reopen is over. */
  end(caseId: string): void {
    this.#journals.delete(caseId);
    this.#over.add(caseId);
  }

  #actOf(journal: CaseJournal, ...[name, args, id]: GatewayAct): Act {
    const said = name === 'split' ? { ...args, ...childOf(args) } : args;
    return readAct(name, said, {
      id,
      now: this.#clock(),
      retractableAt: (at, of) => journal.retractableAt(at, of),
    });
  }

  #check(journal: CaseJournal, act: Act): void {
    const refusal = journal.refusalFor(act);
    if (!refusal) return;
    // As it comes from a workflow, so that what is lost on the way is lost here, too.
    const failed = new WorkflowUpdateFailedError('Workflow Update failed', refused(refusal, act));
    throw engineError(failed, journal.file.id, 'acting');
  }

  async #takeCredit(journal: CaseJournal, noneLeft: PinnedRule, at: number): Promise<void> {
    const { file } = journal;
    const held = await this.#packs.take(file, at);
    if (!held) throw refusedBy([noneLeft]);
    journal.moveCredit({ credit: reservedCredit(held), by: file.openedBy, outcome: 'moved' });
  }

  async #takeAgain(journal: CaseJournal, at: number): Promise<void> {
    const { file, state } = journal;
    if (!file.credit || state.credit?.status !== 'returned') return;
    await this.#takeCredit(journal, file.credit.noneLeft, at);
  }

  /** What an act or a silence calls for; one that came back and is wanted again stays away. */
  async #settle(journal: CaseJournal, at: number): Promise<void> {
    const { file } = journal;
    const { credit, closure } = journal.state;
    const due = journal.dueCreditMove;
    if (due === null || due === 'reserve' || !credit) return;
    const { by, at: closedAt } = closure ?? { by: file.openedBy, at: null };
    const outcome = await this.#packs.settle(due, file, { pack: credit.pack, by, at: closedAt });
    const status = STATUSES[due];
    const expired = due === 'return' && (!outcome.moved || outcome.expired);
    const since = outcome.moved ? outcome.at : this.#clock();
    const moved = { pack: credit.pack, status, at: since, expired } as const;
    journal.moveCredit({ credit: moved, by, outcome: outcome.moved ? 'moved' : 'pack-ended' });
    journal.advance(at);
  }

  async #publish(caseId: string, until = this.#clock()): Promise<void> {
    const journal = this.#journals.get(caseId);
    if (!journal) throw new WorkflowNotRunningError(caseId);
    const { file } = journal;
    const at = Math.max(until, this.#seen.get(caseId) ?? until);
    this.#seen.set(caseId, at);
    const { over } = journal.advance(at);
    await this.#settle(journal, at);
    const { state, events } = journal;
    if (this.isLedgerDown) return;
    const from = this.#published.get(caseId) ?? 0;
    this.#published.set(caseId, events.length);
    const batch = { id: caseId, file, state, events: undetected(events.slice(from)) };
    try {
      await this.#ledger.outbox.publish(batch, () => []);
    } catch (error) {
      if (!(error instanceof RecordedOtherwiseError)) throw error;
      // As its workflow fails then.
      this.terminate(caseId);
      return;
    }
    if (over) this.end(caseId);
  }

  #checkReachable(): void {
    if (this.failure) throw this.failure;
  }
}

const STATUSES = { charge: 'charged', return: 'returned', restore: 'reserved' } as const;

function refusedBy(rules: readonly PinnedRule[]): ActRefusedError {
  return new ActRefusedError('broken-rule', rules.map(({ detail }) => detail).join(' '), rules);
}

function runOf(journal: CaseJournal, isRunning: boolean): CaseRun {
  const [report, carried] = [reportOf(journal), journal.carry()];
  return { runId: 'run', isRunning, report, carried, events: [...journal.events] };
}

function reportOf({ file, state, seq }: CaseJournal): CaseReport {
  return { file, state, seq };
}
