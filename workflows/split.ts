import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ChildWorkflowCancellationType, ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { CaseFile } from '../domain/case/types.ts';
import { notDrafted } from './failures.ts';
import { CASE_WORKFLOW, type PartOfCase } from './messages.ts';
import { attributesOf } from './search-attributes.ts';

/** What a part is started with. */
export type PartStart = ReturnType<typeof partStart>;

/**
 * How a sub-problem is started as a case of its own. The API has drafted it; what else somebody may
 * have sent must not start anything.
 * Throws `ApplicationFailure` `invalid-arguments` for a part that is no case of this one.
 */
export function partStart(part: PartOfCase | undefined, whole: string) {
  if (!part) throw notDrafted();
  const { file, summary, details } = part;
  if (file.parent !== whole || file.id === whole) throw notDrafted();
  return {
    workflowId: file.id,
    args: [file],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    cancellationType: ChildWorkflowCancellationType.ABANDON,
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    staticSummary: summary,
    staticDetails: details,
    typedSearchAttributes: attributesOfPart(file),
  };
}

function attributesOfPart(file: CaseFile) {
  try {
    return attributesOf(file, Date.now());
  } catch {
    throw notDrafted();
  }
}

/**
 * Starts the sub-problem. The engine links the two; neither ends the other. One that was started
 * before is left as it is.
 */
export async function startPart(start: PartStart): Promise<void> {
  try {
    await startChild(CASE_WORKFLOW, start);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
