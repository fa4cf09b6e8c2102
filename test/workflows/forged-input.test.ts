import { randomUUID } from 'node:crypto';
import { WorkflowFailedError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../domain/case/types.ts';
import {
  CASE_WORKFLOW,
  FAILURES,
  reportQuery,
  updateOf,
} from '../../workflows/messages/case-messages.ts';
import { PACK_WORKFLOW } from '../../workflows/messages/pack-messages.ts';
import { caseFile } from '../support/case-file.ts';
import { startCaseHarness, type CaseHandle, type CaseHarness } from './case-harness.ts';
import { silencePolicy } from '../support/whole-case.ts';

let harness: CaseHarness;
beforeAll(async () => {
  harness = await startCaseHarness();
});
afterAll(() => harness.stop());

const newId = (): string => `case_${randomUUID()}`;

/** Starts a workflow as whoever reaches the engine's port can, and returns the failure it ends with. */
async function failureOf(
  workflow: string,
  id: string,
  input: unknown,
): Promise<ApplicationFailure> {
  const handle = await harness.temporal.client.workflow.start(workflow, {
    workflowId: id,
    taskQueue: harness.taskQueue,
    args: [input],
  });
  const error: unknown = await handle.result().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorkflowFailedError);
  const { events } = await handle.fetchHistory();
  expect(events?.filter((one) => one.workflowTaskFailedEventAttributes)).toEqual([]);
  return (error as WorkflowFailedError).cause as ApplicationFailure;
}

describe('a workflow that was started with forged input', () => {
  it.each<[string, (file: CaseFile) => unknown]>([
    ['calendars', (file) => ({ ...file, calendars: null })],
    ['account.timeZone', (file) => ({ ...file, account: { ...file.account, timeZone: 7 } })],
    ['request.severity', (file) => ({ ...file, request: { ...file.request, severity: 'D' } })],
    [
      'nonResponse.steps.A',
      (file) => ({
        ...file,
        nonResponse: {
          ...silencePolicy(),
          steps: { A: { target: { minutes: 1 }, calendar: null, step: { severity: 'D' } } },
        },
      }),
    ],
    ['history.0.id', (file) => ({ ...file, history: [{ act: 'response' }] })],
    ['file', () => 'a case'],
  ])('fails once and says that %s is wrong', async (path, forge) => {
    const id = newId();
    const failure = await failureOf(CASE_WORKFLOW, id, forge(caseFile({ id })));
    expect(failure).toMatchObject({ type: FAILURES.invalidFile });
    expect(failure.message).toContain(`${path} is not as the API drafts it`);
    expect(harness.batches(id)).toEqual([]);
  });

  it('fails once where it says to be another case, which is not touched', async () => {
    const other = newId();
    const failure = await failureOf(CASE_WORKFLOW, newId(), caseFile({ id: other }));
    expect(failure).toMatchObject({ type: FAILURES.invalidFile });
    expect(failure.message).toContain('id is not as the API drafts it');
    expect(harness.batches(other)).toEqual([]);
  });

  it('fails once as a pack too', async () => {
    const failure = await failureOf(PACK_WORKFLOW, `pack_${randomUUID()}`, { total: 'many' });
    expect(failure).toMatchObject({ type: FAILURES.invalidFile });
  });

  it.each([
    ['at once', 0],
    ['after the ledger was down', 1],
  ])(
    'fails once where it cannot be shown, which is found %s, with the reason',
    async (_when, failures) => {
      const id = newId();
      harness.failNext(failures);
      harness.refuse(id);
      const failure = await failureOf(CASE_WORKFLOW, id, caseFile({ id, openedAt: Date.now() }));
      expect(failure).toMatchObject({ type: FAILURES.invalidFile, message: 'It cannot be shown' });
    },
  );
});

/** A part as the API drafts it. */
const part = (handle: CaseHandle) => ({
  file: caseFile({ id: newId(), parent: handle.workflowId, openedAt: Date.now() }),
  summary: 'A part',
  details: 'Of a case',
});

describe('a forged part', () => {
  it.each<[string, (given: ReturnType<typeof part>) => unknown]>([
    ['with a summary longer than any', (given) => ({ ...given, summary: 'x'.repeat(60_000) })],
    ['whose details are no text', (given) => ({ ...given, details: { of: 'a case' } })],
    [
      'longer than a case may be',
      ({ file, ...given }) => ({
        ...given,
        file: {
          ...file,
          notes: Array.from({ length: 130 }, () => ({ code: 'x', detail: 'x'.repeat(5_000) })),
        },
      }),
    ],
    [
      'without calendars',
      ({ file, ...given }) => ({ ...given, file: { ...file, calendars: null } }),
    ],
  ])('%s is refused, and its case goes on', async (_what, forge) => {
    const handle = await harness.open();
    const split = handle.executeUpdate(updateOf('split'), {
      args: [{ by: 'Mallory', part: forge(part(handle)) as never }],
    });
    await expect(split).rejects.toThrow(WorkflowUpdateFailedError);
    await handle.executeUpdate(updateOf('response'), { args: [{ by: 'Ada' }] });
    expect((await handle.query(reportQuery))?.state).toMatchObject({
      status: 'in_progress',
      children: [],
    });
    await handle.terminate();
  });
});
