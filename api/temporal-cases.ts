import { WorkflowClient, type Connection } from '@temporalio/client';
import type {
  Act,
  CaseCredit,
  CaseEvent,
  CaseFile,
  CaseState,
  CreditTerms,
} from '../domain/case/types.ts';
import type { Instant } from '../domain/time/instant.ts';
import {
  CASE_TASK_QUEUE,
  CASE_WORKFLOW,
  openedUpdate,
  reportQuery,
  timelineQuery,
  updateOf,
  type ActArgs,
} from '../workflows/messages.ts';
import { attributesOf } from '../workflows/search-attributes.ts';
import type { supportCase } from '../workflows/support-case/support-case.ts';
import { UpdateQueue } from '../workflows/update-queue.ts';

import {
  ActRefusedError,
  CaseNotRunningError,
  type CaseEngine,
  type Opening,
} from './cases/engine.ts';
import { detailsOf, summaryOf } from './operator-notes.ts';
import { isCreated, OUTCOME_MS, READ_MS, temporalCall, WRITE_MS } from './temporal-call.ts';

export interface TemporalCasesOptions {
  readonly connection: Connection;
  readonly namespace: string;
  /** For the link to a case in its details. */
  readonly publicUrl: string;
  readonly clock: () => Instant;
  /** Where the cases' workers listen; `CASE_TASK_QUEUE` where absent. */
  readonly taskQueue?: string;
}

/** Cases as workflows of a Temporal service. */
export function temporalCases(options: TemporalCasesOptions): CaseEngine {
  const { connection, namespace } = options;
  // What is over is answered by the ledger: a query would have to replay its whole history.
  const client = new WorkflowClient({ connection, namespace, queryRejectCondition: 'NOT_OPEN' });
  const acts = new UpdateQueue();
  const within = temporalCall(connection);

  return {
    open: async (file) =>
      file.credit
        ? openWithCredit(file, file.credit)
        : { created: await start(file, false), credit: null },
    async awaitOpening(caseId) {
      try {
        return (await openingOf(caseId)) !== 'refused';
      } catch (error) {
        if (error instanceof CaseNotRunningError) return false;
        throw error;
      }
    },
    act: (caseId, name, args, updateId) => perform(caseId, name, args, updateId),
    async split(caseId, file, args, updateId) {
      const part = { file, summary: summaryOf(file), details: detailsOf(file, options.publicUrl) };
      await perform(caseId, 'split', { ...args, part }, updateId);
    },
    report: (caseId) =>
      ifRunning(() =>
        within(READ_MS, caseId, `reading ${caseId}`, () =>
          client.getHandle(caseId).query(reportQuery),
        ),
      ),
    timeline: (caseId) =>
      ifRunning(async () => {
        let events: CaseEvent[] = [];
        for (;;) {
          const last = events.at(-1)?.seq ?? 0;
          const portion = await within(READ_MS, caseId, `reading ${caseId}`, () =>
            client.getHandle(caseId).query(timelineQuery, last),
          );
          const [next] = portion;
          if (!next) return events;
          // A gap: the case has gone on in another run, which has none of what was read so far.
          events = next.seq === last + 1 ? [...events, ...portion] : [...portion];
        }
      }),
  };

  async function perform(
    caseId: string,
    name: Act['act'],
    args: ActArgs,
    updateId: string,
  ): Promise<CaseState> {
    const { state } = await acts.run(caseId, () =>
      within(
        mayNeedPack(name) ? OUTCOME_MS : WRITE_MS,
        caseId,
        `telling ${caseId} of a ${name}`,
        () => client.getHandle(caseId).executeUpdate(updateOf(name), { args: [args], updateId }),
      ),
    );
    return state;
  }

  async function start(file: CaseFile, again: boolean): Promise<boolean> {
    const reuse = again ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE';
    return isCreated(() =>
      within(WRITE_MS, file.id, `opening ${file.id}`, () =>
        client.start(CASE_WORKFLOW, startOptions(file, reuse, options)),
      ),
    );
  }

  /** The credit that an opening has taken, or what became of it. */
  async function openingOf(caseId: string): Promise<CaseCredit | 'refused' | 'ended'> {
    try {
      const credit = await within(OUTCOME_MS, caseId, `opening ${caseId}`, () =>
        client.getHandle(caseId).executeUpdate(openedUpdate, { updateId: 'opened' }),
      );
      return credit ?? 'ended';
    } catch (error) {
      if (error instanceof ActRefusedError) return 'refused';
      if (!(error instanceof CaseNotRunningError)) throw error;
    }
    const { status } = await within(READ_MS, caseId, `reading ${caseId}`, () =>
      client.getHandle(caseId).describe(),
    );
    if (status.name !== 'COMPLETED') return 'ended';
    const result: object = await within(READ_MS, caseId, `reading ${caseId}`, () =>
      client.getHandle<typeof supportCase>(caseId).result(),
    );
    return 'refused' in result ? 'refused' : 'ended';
  }

  /**
   * A case that got no credit has left nothing behind: the same request may find one later, and
   * starts it once more.
   */
  async function openWithCredit(file: CaseFile, { noneLeft }: CreditTerms): Promise<Opening> {
    let created = await start(file, false);
    let outcome = await openingOf(file.id);
    if (outcome === 'refused' && !created) {
      created = await start(file, true);
      outcome = await openingOf(file.id);
    }
    if (outcome === 'refused')
      throw new ActRefusedError('broken-rule', noneLeft.detail, [noneLeft]);
    const credit = outcome === 'ended' ? null : outcome;
    return { created: created && credit !== null, credit };
  }
}

/** Acts that take, charge or return a credit before they are answered. */
function mayNeedPack(name: Act['act']): boolean {
  return name === 'close' || name === 'reopen' || name === 'split';
}

async function ifRunning<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CaseNotRunningError) return null;
    throw error;
  }
}

/**
 * One workflow for each id, ever, but for openings that got no credit. A conflict is an error rather than a silent success, since the
 * caller has to know that what runs may be another request's file.
 */
function startOptions(
  file: CaseFile,
  workflowIdReusePolicy: 'REJECT_DUPLICATE' | 'ALLOW_DUPLICATE',
  { publicUrl, clock, taskQueue = CASE_TASK_QUEUE }: TemporalCasesOptions,
) {
  return {
    workflowId: file.id,
    taskQueue,
    args: [file],
    workflowIdConflictPolicy: 'FAIL',
    workflowIdReusePolicy,
    staticSummary: summaryOf(file),
    staticDetails: detailsOf(file, publicUrl),
    typedSearchAttributes: attributesOf(file, clock()),
  } as const;
}
