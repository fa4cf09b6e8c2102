import { setTimeout } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import type { LiveActName } from '../domain/case/act.ts';
import type { CarriedJournal } from '../domain/case/journal.ts';
import type { CaseCredit, CaseEvent, CaseFile, CreditTerms } from '../domain/case/types.ts';
import type { Instant } from '../domain/time/instant.ts';
import {
  CASE_WORKFLOW,
  openedUpdate,
  reportQuery,
  timelineQuery,
  updateOf,
  type ActArgs,
} from '../workflows/messages/case-messages.ts';
import { attributesOf } from '../workflows/messages/search-attributes.ts';
import {
  ifRunning,
  OUTCOME_TIMEOUT_MS,
  READ_TIMEOUT_MS,
  temporalWorkflows,
  WRITE_TIMEOUT_MS,
  type TemporalOptions,
} from './call.ts';
import {
  ActRefusedError,
  EngineUnavailableError,
  WorkflowNotRunningError,
  type CaseGateway,
  type Opening,
} from './case-gateway.ts';
import { caseRuns } from './case-runs.ts';
import { isNotTaken } from './errors.ts';
import { detailsOf, summaryOf } from './operator-notes.ts';
import { recordedEvents } from './recorded-events.ts';
import { UpdateQueue } from './update-queue.ts';

/** Cases as workflows of a Temporal service. */
export function temporalCases(
  options: TemporalOptions & { readonly clock: () => Instant },
): CaseGateway {
  const acts = new UpdateQueue();
  const workflows = temporalWorkflows(options);
  const runs = caseRuns(options);

  return {
    open: async (file) =>
      file.credit
        ? openWithCredit(file, file.credit)
        : { created: await start(file), credit: null },
    async awaitOpening(caseId) {
      const opening = await ifRunning(openingOf(caseId));
      return opening !== null && opening !== 'refused';
    },
    act: perform,
    split(caseId, file, args, updateId) {
      return perform(caseId, 'split', { ...args, part: { file, ...shown(file) } }, updateId);
    },
    report: (caseId) => ifRunning(read(caseId, (handle) => handle.query(reportQuery))),
    timeline: (caseId) => ifRunning(timelineOf(caseId)),
    runs: (caseId) => runs.read(caseId),
    stop: (caseId, runId, reason) => runs.stop(caseId, runId, reason),
    revive: (file, carried) => start(file, { carried: carried ?? undefined, again: true }),
  };

  function shown(file: CaseFile) {
    return { summary: summaryOf(file), details: detailsOf(file, options.publicUrl) };
  }

  function start(
    file: CaseFile,
    how: { readonly carried?: CarriedJournal | undefined; readonly again?: boolean } = {},
  ): Promise<boolean> {
    const attributes = attributesOf(file, options.clock());
    return workflows.start(CASE_WORKFLOW, 'opening', { file, ...shown(file), attributes, ...how });
  }

  /**
   * A query that reaches a run just as it continues in a new one may stay unanswered: we ask again,
   * which then finds the new run.
   */
  async function read<T>(caseId: string, call: (handle: WorkflowHandle) => Promise<T>): Promise<T> {
    try {
      return await workflows.within(FIRST_READ_TIMEOUT_MS, 'reading', caseId, call);
    } catch (error) {
      if (!(error instanceof EngineUnavailableError)) throw error;
    }
    return workflows.within(READ_TIMEOUT_MS - FIRST_READ_TIMEOUT_MS, 'reading', caseId, call);
  }

  function timelineOf(caseId: string): Promise<readonly CaseEvent[]> {
    return recordedEvents((last) => read(caseId, (handle) => handle.query(timelineQuery, last)));
  }

  async function perform(
    caseId: string,
    name: LiveActName,
    args: ActArgs,
    updateId: string,
  ): Promise<void> {
    const ms = mayNeedPack(name) ? OUTCOME_TIMEOUT_MS : WRITE_TIMEOUT_MS;
    await acts.run(caseId, () =>
      untilTaken(ms, (left) =>
        workflows.within(left, `sending ${name} to`, caseId, (handle) =>
          handle.executeUpdate(updateOf(name), { args: [args], updateId }),
        ),
      ),
    );
  }

  /** The credit that an opening has taken, or how the case ended instead. */
  async function openingOf(caseId: string): Promise<CaseCredit | 'refused' | 'ended'> {
    try {
      const credit = await workflows.within(OUTCOME_TIMEOUT_MS, 'opening', caseId, (handle) =>
        handle.executeUpdate(openedUpdate, { updateId: 'opened' }),
      );
      return credit ?? 'ended';
    } catch (error) {
      if (error instanceof ActRefusedError) return 'refused';
      if (!(error instanceof WorkflowNotRunningError)) throw error;
    }
    const { status } = await read(caseId, (handle) => handle.describe());
    if (status.name !== 'COMPLETED') return 'ended';
    const result: object = await read(caseId, (handle) => handle.result());
    return 'refused' in result ? 'refused' : 'ended';
  }

  /**
   * Opens a case that needs a credit. A case that got none has left nothing behind, so the same
   * request starts it again and may find one now.
   */
  async function openWithCredit(file: CaseFile, { noneLeft }: CreditTerms): Promise<Opening> {
    let created = await start(file);
    let outcome = await openingOf(file.id);
    if (outcome === 'refused' && !created) {
      created = await start(file, { again: true });
      outcome = await openingOf(file.id);
    }
    if (outcome === 'refused')
      throw new ActRefusedError('broken-rule', noneLeft.detail, [noneLeft]);
    const credit = outcome === 'ended' ? null : outcome;
    return { created: created && credit !== null, credit };
  }
}

/** Far longer than a query takes, even of a case with the longest history. */
const FIRST_READ_TIMEOUT_MS = 3_000;

/** Between two tries: the next run of a case begins within tens of milliseconds. */
const PAUSE_MS = 100;

/**
 * Sends an act again as long as the run of its case is ending, for at most `ms` milliseconds.
 * Throws what the last try threw if it does not end.
 */
async function untilTaken<T>(ms: number, send: (left: number) => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + ms;
  for (;;) {
    const left = giveUpAt - performance.now();
    try {
      return await send(left);
    } catch (error) {
      if (!isNotTaken(error) || left <= PAUSE_MS) throw error;
    }
    await setTimeout(PAUSE_MS);
  }
}

/** Acts that take, charge or return a credit before they are answered. */
function mayNeedPack(name: LiveActName): boolean {
  return ['close', 'reopen', 'retract-close', 'split'].includes(name);
}
