import {
  QueryRejectedError,
  ServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { ACT_REFUSALS } from '../../temporal/case-gateway.ts';
import { engineError, isNotTaken } from '../../temporal/errors.ts';
import { detailsOf, summaryOf } from '../../temporal/operator-notes.ts';
import { caseFile, firstResponse, REQUEST } from '../support/case-file.ts';

const COMPLETED = temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
const map = (error: unknown) => engineError(error, 'case_1', 'reading case_1');
const updateFailed = (type: string) =>
  new WorkflowUpdateFailedError('x', ApplicationFailure.create({ type, message: 'why' }));
const grpc = (code: number) =>
  new ServiceError('x', {
    cause: Object.assign(new Error('y'), { code, details: 'y', metadata: {} }),
  });

describe('an error of the engine', () => {
  it.each(ACT_REFUSALS)('by which a case refuses an act keeps its reason: %s', (reason) => {
    expect(map(updateFailed(reason))).toMatchObject({
      name: 'ActRefusedError',
      reason,
      message: 'why',
    });
  });

  it('by which a case refuses an act names every rule that is broken', () => {
    const rule = {
      code: 'resources-required',
      detail: 'Severity A needs people of the customer.',
      field: 'resourcesCommitted',
      source: { document: '000', section: 'conditions of severity A' },
      alternative: null,
    };
    const rules = [rule, { ...rule, code: 'business-impact-required', field: 'businessImpact' }];
    const details = [{ code: 'broken-rule', rules: rules.map((one) => ({ ...one, when: {} })) }];
    const cause = ApplicationFailure.create({ type: 'broken-rule', message: 'why', details });
    expect(map(new WorkflowUpdateFailedError('x', cause))).toMatchObject({ rules });
  });

  it.each([
    ['of a workflow that is not there', new WorkflowNotFoundError('x', 'case_1', undefined)],
    ['of a query that comes too late', new QueryRejectedError(COMPLETED)],
    ['of an update that comes too late', updateFailed('AcceptedUpdateCompletedWorkflow')],
    ['of an update that comes too early', updateFailed('case-opening')],
  ])('%s says that the case does not run', (_what, error) => {
    expect(map(error)).toMatchObject({
      name: 'WorkflowNotRunningError',
      workflowId: 'case_1',
    });
  });

  it.each([1, 4, 9, 10, 14])('with gRPC status %i is an engine that does not answer', (code) => {
    expect(map(grpc(code))).toMatchObject({ name: 'EngineUnavailableError' });
  });

  it.each([
    ['a run that is ending', updateFailed('run-ending'), true],
    ['a task that failed', grpc(9), true],
    ['an engine that is away', grpc(14), false],
    ['a refusal', updateFailed(ACT_REFUSALS[0]), false],
  ])('of %s says whether the act can be sent again at once', (_what, error, expected) => {
    expect(isNotTaken(map(error))).toBe(expected);
  });

  it('of an update that times out is an engine that does not answer', () => {
    const error = new WorkflowUpdateRPCTimeoutOrCancelledError('x');
    expect(map(error)).toMatchObject({ name: 'EngineUnavailableError' });
  });

  it('with gRPC status 8 is an engine that is busy', () => {
    expect(map(grpc(8))).toMatchObject({ name: 'EngineBusyError' });
  });

  it('that is not known stays as it is', () => {
    const unknown = [grpc(3), new Error('x'), updateFailed('other'), 'text'];
    for (const error of unknown) expect(map(error)).toBe(error);
  });
});

describe('what operators read of a case', () => {
  it('is one line for lists', () => {
    const request = { ...REQUEST, reference: null, title: 'Mail\nflow\tis  down' };
    const file = caseFile({ request });
    expect(summaryOf(file)).toBe('A · Contoso · Mail flow is down');
    const referred = { ...file, request: { ...file.request, reference: 'INC0012345' } };
    expect(summaryOf(referred)).toBe('INC0012345 · A · Contoso · Mail flow is down');
  });

  it('says what was promised, by which source, until when, and where the API has it', () => {
    const details = detailsOf(caseFile(), 'https://sla.example.com');
    expect(details).toContain('**Offering:** 21vianet@1');
    expect(details).toContain('within 60 minutes, elapsed time');
    expect(details).toContain('2026-03-02 17:00:00 (+08:00), 2026-03-02T09:00:00.000Z');
    expect(details).toContain('**Source:** “Handbook”, test (document 000)');
    expect(details).toContain('Li Wei, li.wei@contoso.example');
    expect(details).toContain('All 800 users cannot send mail');
    expect(details).toContain('https://sla.example.com/v1/cases/case_test');
  });

  it.each([
    [{ days: 3 }, 'within 3 calendar days, elapsed time'],
    [{ businessHours: 8 }, 'within 480 business minutes'],
    [
      { by: { time: '17:00', businessDays: 1, cutOff: { at: '14:00', after: 2 } } },
      '**First response:** by 17:00 on the next business day, or 2 business days later if it starts at 14:00 or later',
    ],
  ])('says all of a target: %j', (target, text) => {
    const details = detailsOf(caseFile({ commitments: firstResponse({ target }) }), 'http://x');
    expect(details).toContain(text);
  });

  it('says where nothing was promised, and what was chosen', () => {
    const source = { document: '003', section: 'Hours', chosen: 'Berlin time' };
    const commitments = firstResponse({ target: null, source });
    const details = detailsOf(caseFile({ commitments }), 'http://x');
    expect(details).toContain('**First response:** no commitment');
    expect(details).toContain('**Chosen:** Berlin time');
  });

  it('shows a caller’s text as text, not as Markdown', () => {
    const request = { ...REQUEST, title: '[click](http://evil.example) *now*', contact: null };
    const details = detailsOf(caseFile({ request }), 'http://x');
    expect(details).toContain(String.raw`\[click\](http://evil.example) \*now\*`);
    expect(details).toContain('**Contact:** none given');
  });
});
