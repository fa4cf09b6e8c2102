import {
  QueryNotRegisteredError,
  WorkflowClient,
  type WorkflowExecutionInfo,
  type WorkflowExecutionStatusName,
  type WorkflowHandle,
} from '@temporalio/client';
import { defaultPayloadConverter, WorkflowNotFoundError } from '@temporalio/common';
import { CaseJournal, type CarriedJournal } from '../domain/case/journal.ts';
import type { CaseFile } from '../domain/case/types.ts';
import type { Instant } from '../domain/time/instant.ts';
import { wrongInFile } from '../workflows/support-case/checked-file.ts';
import {
  CASE_WORKFLOW,
  carriedQuery,
  reportQuery,
  timelineQuery,
  type CaseReport,
} from '../workflows/messages/case-messages.ts';
import { ifRunning, READ_TIMEOUT_MS, type TemporalOptions } from './call.ts';
import type { CaseRun, CaseRuns, RunStatus } from './case-gateway.ts';
import { engineError, hasNoTask } from './errors.ts';
import { recordedEvents } from './recorded-events.ts';

/** Runs that stopped before these have been put together with them already. */
const MAX_RUNS = 10;

interface Listed {
  readonly runId: string;
  readonly status: RunStatus | 'continued';
  readonly closedAt: Instant | null;
  /** Whether it was started as a case: whoever reaches the engine's port can take the id of one. */
  readonly isCase: boolean;
}

/** Reads what the engine still has of a case, also of runs that have ended. */
export function caseRuns({ connection, namespace }: TemporalOptions) {
  const client = new WorkflowClient({ connection, namespace, queryRejectCondition: 'NONE' });

  function within<T>(caseId: string, call: () => Promise<T>): Promise<T> {
    return connection.withDeadline(Date.now() + READ_TIMEOUT_MS, call).catch((error: unknown) => {
      throw engineError(error, caseId, `reading ${caseId}`);
    });
  }

  async function latestOf(caseId: string): Promise<Listed | null> {
    try {
      return listed(await client.getHandle(caseId).describe());
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  /** The latest runs, which lists show a little later than the engine knows them. */
  async function listedRuns(caseId: string): Promise<readonly Listed[]> {
    const latest = await latestOf(caseId);
    if (latest === null) return [];
    const runs = new Map([[latest.runId, latest]]);
    const query = `WorkflowId = "${caseId}" AND ExecutionStatus != "ContinuedAsNew"`;
    for await (const info of client.list({ query })) {
      if (!runs.has(info.runId)) runs.set(info.runId, ended(listed(info)));
      if (runs.size === MAX_RUNS) break;
    }
    return [...runs.values()];
  }

  /**
   * Null where no query is answered from its history: it was started with something else than a case, or
   * this code can no longer replay it.
   */
  async function runOf(caseId: string, { runId, status }: Listed): Promise<CaseRun | null> {
    const handle = client.getHandle(caseId, runId);
    const run = { runId, isRunning: status === 'running' };
    try {
      const report = await within(caseId, () => handle.query(reportQuery));
      // It had not got the credit that it needs.
      if (report === null) return await runAsStarted(caseId, handle, run);
      const carried = await within(caseId, () => handle.query(carriedQuery));
      const events = await recordedEvents((last) =>
        within(caseId, () => handle.query(timelineQuery, last)),
      );
      return { ...run, report, carried, events };
    } catch (error) {
      if (hasNoTask(error)) return runAsStarted(caseId, handle, run);
      if (error instanceof QueryNotRegisteredError) return null;
      throw error;
    }
  }

  /** A run that stopped before it had recorded anything is what it was to start with. */
  async function runAsStarted(
    caseId: string,
    handle: WorkflowHandle,
    run: Pick<CaseRun, 'runId' | 'isRunning'>,
  ): Promise<CaseRun | null> {
    const { events } = await within(caseId, () => handle.fetchHistory());
    const payloads = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    const input = payloads.map((payload) => defaultPayloadConverter.fromPayload(payload));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the arguments of `supportCase`
    const [file, carried] = input as [CaseFile, CarriedJournal?];
    if (wrongInFile(file) !== null || file.id !== caseId) return null;
    const report = reportAsStarted(file, carried);
    return report && { ...run, report, carried: carried ?? null, events: [] };
  }

  return {
    async read(caseId: string): Promise<CaseRuns> {
      const runs = await within(caseId, () => listedRuns(caseId));
      const [latest] = runs;
      const useful = runs.filter(
        ({ status, isCase }) => isCase && (status === 'running' || status === 'stopped'),
      );
      const read: CaseRun[] = [];
      for (const one of useful) {
        const run = await runOf(caseId, one);
        if (run !== null) read.push(run);
      }
      const status =
        latest === undefined || latest.status === 'continued' ? 'unknown' : latest.status;
      return {
        status,
        stoppedAt: status === 'stopped' ? (latest?.closedAt ?? null) : null,
        running: latest !== undefined && status === 'running' ? latest.runId : null,
        runs: read,
      };
    },
    async stop(caseId: string, runId: string, reason: string): Promise<void> {
      // Null if somebody else was faster.
      await ifRunning(within(caseId, () => client.getHandle(caseId, runId).terminate(reason)));
    },
  };
}

/** Null for what no case has handed to its next run. */
function reportAsStarted(file: CaseFile, carried: CarriedJournal | undefined): CaseReport | null {
  try {
    const { state, seq } = new CaseJournal(file, carried);
    return { file, state, seq };
  } catch {
    return null;
  }
}

function listed({
  runId,
  type,
  status: { name },
  closeTime,
}: Pick<WorkflowExecutionInfo, 'runId' | 'type' | 'status' | 'closeTime'>): Listed {
  const isCase = type === CASE_WORKFLOW;
  const status = STATUSES[name] ?? 'stopped';
  return {
    runId,
    // What is no case can't complete one.
    status: isCase || status === 'running' ? status : 'stopped',
    closedAt: closeTime?.getTime() ?? null,
    isCase,
  };
}

/** A run before the latest one, which a list may still show as running. */
function ended(run: Listed): Listed {
  return run.status === 'running' ? { ...run, status: 'stopped' } : run;
}

/** Every other run was ended before its time. */
const STATUSES: Partial<Readonly<Record<WorkflowExecutionStatusName, Listed['status']>>> = {
  RUNNING: 'running',
  PAUSED: 'running',
  COMPLETED: 'completed',
  CONTINUED_AS_NEW: 'continued',
};
